import { needsOf, type Rules } from '../policy/rules.js';
import type { Choice, ConsentRecord } from './types.js';

/**
 * One step of the fold: the record after a decision. Units not named stay as they are, but an answer on a purpose
 * ends the earlier answers on single services of it: the later act counts.
 *
 * @param at milliseconds; the record's time never goes back, whatever the clock says
 */
export function fold(
  { services }: Rules,
  record: ConsentRecord | undefined,
  answers: Record<string, Choice>,
  at: number,
): ConsentRecord {
  const choices = { ...record?.choices };
  for (const service of services ?? []) {
    if (needsOf(service).some((id) => answers[id])) delete choices[service.id];
  }
  return { at: Math.max(at, (record?.at ?? 0) + 1), choices: { ...choices, ...answers } };
}
