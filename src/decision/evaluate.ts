import { kindOf, needsOf, type PurposeRule, type Rules, type ServiceRule } from '../policy/rules.js';
import type { Choice, ConsentRecord } from './types.js';

/** What a record means under a policy, its regime and the browser's opt-out signal. */
export interface State {
  /** The purposes, services and marketing units that may run now. What is not in it may not. */
  allowed: Set<string>;
  /** The visitor's own answers, as far as they were given on the policy's present revisions. */
  choices: Record<string, Choice>;
  /** The purposes that the signal denies, the visitor having granted them nowhere by name. */
  signalled: Set<string>;
  /** The purposes that the banner must ask: unset, opt-in, and not denied already. */
  ask: string[];
}

/** Whether banner and panel ask about a purpose. */
export const isAskable = (p: PurposeRule): boolean => (p.surface ?? 'cookies') === 'cookies' && p.necessity !== 'required';

/** @param gpc `navigator.globalPrivacyControl === true` */
export function evaluate({ purposes, services, regime }: Rules, record: ConsentRecord | undefined, gpc: boolean): State {
  const { modes = {}, gpc: kinds = ['ads', 'marketing'], gpcOverride } = regime;
  const state: State = { allowed: new Set(), choices: {}, signalled: new Set(), ask: [] };
  const { allowed, choices, signalled } = state;
  const revisions: Record<string, number | undefined> = {};
  for (const p of purposes) revisions[p.id] = p.revision;
  /** The answer on a unit, unless one of its purposes was revised since. */
  const answer = (unit: string, needs: string[]) => {
    const choice = record?.choices[unit];
    if (choice && needs.every((id) => choice.revision >= (revisions[id] ?? 1))) choices[unit] = choice;
    return choices[unit];
  };

  for (const unit of Object.keys(record?.choices ?? {})) {
    if (unit.includes('.') && answer(unit, unit.split('.', 1))?.granted) allowed.add(unit);
  }
  for (const p of purposes) {
    const { id } = p;
    const kind = kindOf(p);
    const choice = answer(id, [id]);
    const optIn = (modes[kind] ?? modes['*'] ?? 'opt-in') === 'opt-in';
    if (p.necessity === 'required') allowed.add(id);
    else if (gpc && kinds.includes(kind) && !(gpcOverride !== false && choice?.specific)) signalled.add(id);
    else if (choice ? choice.granted : !optIn) allowed.add(id);
    else if (!choice && isAskable(p)) state.ask.push(id);
  }
  for (const s of services ?? []) {
    const needs = needsOf(s);
    const choice = answer(s.id, needs);
    // A service's own answer goes before its purposes', but only a specific grant before the signal.
    if (
      choice
        ? choice.granted && (choice.specific || !needs.some((id) => signalled.has(id)))
        : needs.length && needs.every((id) => allowed.has(id))
    ) {
      allowed.add(s.id);
    }
  }
  return state;
}

/** The services of a purpose. */
export const servicesOf = (rules: Rules, purpose: string): ServiceRule[] =>
  (rules.services ?? []).filter((s) => needsOf(s).includes(purpose));
