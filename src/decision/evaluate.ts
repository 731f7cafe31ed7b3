import { needsOf, type PurposeRule, type Rules, type ServiceRule } from '../policy/rules.js';
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

/** Whether banner and panel are where an optional purpose is asked about. */
const isCookies = (p: PurposeRule): boolean => (p.surface ?? 'cookies') === 'cookies';

/** Whether banner and panel ask about a purpose. */
export const isAskable = (p: PurposeRule): boolean => isCookies(p) && p.necessity !== 'required';

/** @param gpc `navigator.globalPrivacyControl === true` */
export const evaluate = (
  { purposes, services, regime }: Rules,
  record: ConsentRecord | undefined,
  gpc: boolean,
): State => {
  const { modes = {}, gpc: kinds = ['ads', 'marketing'], gpcOverride = true } = regime;
  const allowed = new Set<string>();
  const choices: Record<string, Choice> = {};
  const signalled = new Set<string>();
  const ask: string[] = [];
  /** The answer on a unit, unless one of its purposes was revised since. */
  const answer = (unit: string, needs: string[]) => {
    const choice = record?.choices[unit];
    if (choice && !purposes.some((p) => needs.includes(p.id) && choice.revision < p.revision!)) {
      choices[unit] = choice;
      return choice;
    }
  };

  for (const unit in record?.choices) {
    if (unit.includes('.') && answer(unit, unit.split('.', 1))?.granted) allowed.add(unit);
  }
  purposes.forEach((p) => {
    const { id, kind = id } = p;
    const choice = answer(id, [id]);
    if (p.necessity === 'required') allowed.add(id);
    else if (gpc && kinds.includes(kind) && !(gpcOverride && choice?.specific)) signalled.add(id);
    // Whatever else a policy calls a mode, it is opt-in.
    else if (choice?.granted ?? /^(opt-out|exempt|notice)$/.test(modes[kind] ?? modes['*']!)) allowed.add(id);
    else if (!choice && (p.surface ?? 'cookies') === 'cookies') ask.push(id);
  });
  services?.forEach((s) => {
    const needs = needsOf(s);
    const choice = answer(s.id, needs);
    // A service's own answer goes before its purposes', but only a specific grant before the signal.
    if (
      choice
        ? choice.granted && (choice.specific || !needs.some((id) => signalled.has(id)))
        : needs[0] && needs.every((id) => allowed.has(id))
    ) {
      allowed.add(s.id);
    }
  });
  return { allowed, choices, signalled, ask };
};

/** The services of a purpose. */
export const servicesOf = (rules: Rules, purpose: string): ServiceRule[] =>
  (rules.services ?? []).filter((s) => needsOf(s).includes(purpose));
