import type { Rules } from '../policy/rules.js';
import { fold } from './fold.js';
import { isChoosable } from './record.js';
import type { Choice, ConsentRecord } from './types.js';

/**
 * This browser's record after the backend has said what all of a user's devices add up to. The backend's order decides:
 * each unit that it knows is as it says. What it does not know stays. A grant made here by name against the browser's
 * opt-out signal stays that, and only here: a grant from elsewhere is none against this browser's signal.
 *
 * @param answered the backend's record, as it came; malformed parts of it are passed over
 * @returns `local` itself when nothing changes
 */
export function mergeRecord(
  rules: Rules,
  local: ConsentRecord | undefined,
  answered: unknown,
): ConsentRecord | undefined {
  const { at, choices } = (answered ?? {}) as { at?: unknown; choices?: unknown };
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0 || typeof choices !== 'object') return local;
  const answers: Record<string, Choice> = {};
  for (const [unit, choice] of Object.entries(choices ?? {}) as [string, Partial<Choice> | null][]) {
    const { granted, revision = 1 } = choice ?? {};
    if (typeof granted !== 'boolean' || !Number.isSafeInteger(revision) || !isChoosable(rules, unit)) continue;
    const specific = granted && local?.choices[unit]?.granted && local.choices[unit]!.specific;
    answers[unit] = { granted, revision: Math.max(1, revision), ...(specific && { specific }) };
  }
  const merged = fold(rules, local, answers, at);
  const ids = new Set(Object.keys({ ...local?.choices, ...merged.choices }));
  const same = (unit: string) => {
    const [before, after] = [local?.choices[unit], merged.choices[unit]];
    return before?.granted === after?.granted && before?.revision === after?.revision;
  };
  return [...ids].every(same) ? local : merged;
}
