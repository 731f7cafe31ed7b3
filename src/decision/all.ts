import type { Rules } from '../policy/rules.js';
import { isAskable, type State } from './evaluate.js';

/** "Accept all" is not specific: it leaves alone what the browser's signal denies. "Refuse all" names everything. */
export function chooseAll({ purposes }: Rules, { signalled }: State, granted: boolean): Record<string, boolean> {
  return Object.fromEntries(
    purposes.flatMap((p) => (isAskable(p) && !(granted && signalled.has(p.id)) ? [[p.id, granted]] : [])),
  );
}
