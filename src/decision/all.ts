import type { Rules } from '../policy/rules.js';
import { isAskable, type State } from './evaluate.js';
import type { Choice } from './types.js';

/** "Accept all" is not specific: it leaves alone what the browser's signal denies. "Refuse all" names everything. */
export function chooseAll({ purposes }: Rules, { signalled }: State, granted: boolean): Record<string, Choice> {
  const answers: Record<string, Choice> = {};
  for (const p of purposes) {
    if (isAskable(p) && !(granted && signalled.has(p.id))) answers[p.id] = { granted, revision: p.revision ?? 1 };
  }
  return answers;
}
