import { FETCHING, HELD, heldName, heldValue, isOnce, reinsert, setAttribute, type trusted } from './attributes.js';

/**
 * Loads one held frame for this page view, without consent: nothing is recorded, and the gate leaves this element alone
 * until `endOnce`. Its source stays beside it, so that it can be put back.
 *
 * @param pass of the page's one guard: what makes HTML that enforced Trusted Types take
 */
export function loadOnce(el: Element, pass: typeof trusted): void {
  Object.assign(el, { assent: true });
  // Firefox loads a frame that the parser has made with its last address again when the page is reloaded; one that a
  // script has put there starts empty.
  reinsert(el);
  for (const name of FETCHING) {
    const value = heldValue(el, name);
    if (value === null || el.hasAttribute(name)) continue;
    el.setAttribute(name, name === 'srcdoc' ? pass().createHTML(value) : value);
    // The guard takes a new source for the page's own wish, and forgets the held one.
    setAttribute.call(el, heldName(name), value);
  }
}

/** Ends what was loaded once of those elements that wait for an id that `ended` names; `restoreHeld` puts them back. */
export function endOnce(ended: (id: string) => boolean): void {
  for (const el of document.querySelectorAll(`[${HELD}]`)) {
    if (isOnce(el) && el.getAttribute(HELD)!.split(/\s+/).some(ended)) Object.assign(el, { assent: false });
  }
}
