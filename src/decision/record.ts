import { needsOf, type Rules } from '../policy/rules.js';
import { fold } from './fold.js';
import type { Choice, Choices, ConsentRecord } from './types.js';

/** `{ events: { sms: { day: true } } }` → `{ "events.sms.day": true }`. */
export function flattenChoices(choices: Choices, prefix = ''): Record<string, boolean> {
  const units: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(choices)) {
    if (typeof value === 'object') Object.assign(units, flattenChoices(value, `${prefix}${key}.`));
    else units[prefix + key] = value === true; // anything else is no consent
  }
  return units;
}

/** The first part of units that are consents to a recipient: `provision.<id>` to a third party, `transfer.<id>` abroad. */
const RECIPIENTS = ['provision', 'transfer'];

/**
 * Whether the policy knows what a unit is about, and it can be chosen at all: a purpose or service, a channel of a purpose
 * (one that it has, where it names any) by day or night, or a recipient whose legal basis is consent.
 */
export function isChoosable(rules: Rules, unit: string): boolean {
  const [id, channel, daypart] = unit.split('.');
  const purpose = rules.purposes.find((p) => p.id === id);
  if (purpose) {
    const known = !purpose.channels || !channel || (purpose.channels as string[]).includes(channel);
    return purpose.necessity !== 'required' && known && /^(day|night|undefined)$/.test(`${daypart}`);
  }
  if (channel) return RECIPIENTS.includes(id!) && recipientUnits(rules).includes(unit);
  return !!rules.services?.some((s) => s.id === id && needsOf(s)[0]);
}

/** The units of recipients whose legal basis is consent. */
export function recipientUnits({
  thirdPartyProvision,
  transfers,
}: Pick<Rules, 'thirdPartyProvision' | 'transfers'>): string[] {
  const given = thirdPartyProvision?.recipients ?? [];
  return [
    ...given.flatMap(({ id, legalBasis = 'consent' }) => (id && legalBasis === 'consent' ? [`provision.${id}`] : [])),
    ...(transfers ?? []).flatMap(({ id, legalBasis }) => (legalBasis === 'separate-consent' ? [`transfer.${id}`] : [])),
  ];
}

/** The revision that an answer on `unit` belongs to: its purpose's, or the highest among its service's purposes. */
function revisionOf({ purposes, services }: Rules, unit: string): number {
  const [id] = unit.split('.');
  const service = services?.find((s) => s.id === id);
  const needs = service ? needsOf(service) : [id];
  return Math.max(1, ...purposes.map((p) => (needs.includes(p.id) && p.revision) || 1));
}

/**
 * Choices as answers on the policy's present revisions.
 *
 * @param specific units granted by name while an opt-out signal was seen
 */
export function answersOf(rules: Rules, units: Record<string, boolean>, specific = false): Record<string, Choice> {
  const answer = (unit: string, granted: boolean): Choice => ({
    granted,
    revision: revisionOf(rules, unit),
    ...(granted && specific && { specific }),
  });
  return Object.fromEntries(Object.entries(units).map(([unit, granted]) => [unit, answer(unit, granted)]));
}

/**
 * The record after a decision, as the log has it.
 *
 * @param at milliseconds since 1970
 */
export const foldDecision = (
  rules: Rules,
  record: ConsentRecord | undefined,
  units: Record<string, boolean>,
  at: number,
  specific = false,
): ConsentRecord => fold(rules, record, answersOf(rules, units, specific), at);
