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

/** Whether the policy knows the purpose or service that a unit belongs to, and it can be chosen at all. */
export function isChoosable(rules: Rules, unit: string): boolean {
  const id = unit.split('.')[0];
  const purpose = rules.purposes.find((p) => p.id === id);
  return purpose
    ? purpose.necessity !== 'required'
    : !unit.includes('.') && !!rules.services?.some((s) => s.id === id && needsOf(s)[0]);
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
