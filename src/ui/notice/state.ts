import { h, type Tree } from '../../notice/markup.js';
import type { Unit } from '../../notice/model.js';
import type { NoticeWords } from '../../notice/words.js';
import type { UiHost } from '../host.js';

/** What stands beside a purpose or service: its switch with its state in words; without a choice, the words alone. */
export const control = ({ id, name, required }: Unit, t: NoticeWords): Tree => {
  const attributes = { type: 'checkbox', role: 'switch', 'data-assent-purpose': id, 'aria-label': name };
  const state = required
    ? [t['notice.always']]
    : // The switch says it to those who hear it.
      [h('input', { part: 'switch', ...attributes }), h('span', { 'aria-hidden': 'true' })];
  return h('div', { part: 'state' }, ...state);
};

/** Brings switches and words to what is in force, also where a choice does not prevail against the browser's signal. */
export function showStates(root: ParentNode, host: UiHost, t: NoticeWords): void {
  for (const box of root.querySelectorAll<HTMLInputElement>('[data-assent-purpose]')) {
    const { assentPurpose: id = '' } = box.dataset;
    box.checked = host.allows(id);
    const word = box.checked ? 'on' : host.signalDenied(id) ? 'signal' : 'off';
    box.nextElementSibling!.textContent = t[`notice.${word}`];
  }
}
