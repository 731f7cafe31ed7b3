import { heldName, removeAttribute, setAttribute, trusted } from './attributes.js';

/**
 * Stops a script that is fetched: outside of the document that it was started for it is not executed (HTML Standard,
 * "execute the script element"). It can't be started again, so that an inert copy takes its place: its attributes, text
 * and nonce are the old one's, and the next grant meets it there.
 */
export function stopScript(el: HTMLScriptElement): void {
  // What waits for it goes on, and finds that it is denied.
  el.dispatchEvent(new Event('error'));
  const type = el.getAttribute('type');
  if (type) setAttribute.call(el, heldName('type'), type);
  setAttribute.call(el, 'type', 'text/plain');
  for (const name of ['src', 'href']) removeAttribute.call(el, name);
  // By a parser, so that a page with enforced Trusted Types takes the text for its own.
  const copies = document.createRange().createContextualFragment(trusted().createHTML(el.outerHTML));
  const copy = copies.querySelector('script');
  if (copy) copy.nonce = el.nonce;
  el.replaceWith(copies);
  document.createElement('template').content.append(el);
}
