import { answersOf, flattenChoices, isChoosable } from './decision/record.js';
import type { Choice, Choices } from './decision/types.js';
import type { Rules } from './policy/rules.js';
import { warn } from './store/warn.js';

/** What a backend takes in one decision. */
const MOST_UNITS = 256;

/** The choices as answers; none when the policy knows nothing of what was chosen. */
export function answersTo(rules: Rules, choices: Choices, specific: boolean): Record<string, Choice> {
  const units = flattenChoices(choices);
  const unknown = Object.keys(units).filter((unit) => !isChoosable(rules, unit));
  for (const unit of unknown) delete units[unit];
  if (unknown.length) warn(`Not in the policy, or required: ${unknown}. Fix: decide on its ids`);
  if (Object.keys(units).length <= MOST_UNITS) return answersOf(rules, units, specific);
  warn(`More than ${MOST_UNITS} units in one decision, which no backend takes: not recorded. Fix: make several`);
  return {};
}
