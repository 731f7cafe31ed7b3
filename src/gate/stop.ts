import { heldName, heldValue, removeAttribute, setAttribute, type trusted } from './attributes.js';

/**
 * Stops a script that is fetched: outside of the document that it was started for it is not executed (HTML Standard,
 * "execute the script element"). It can't be started again, so that an inert copy takes its place: its attributes, text
 * and nonce are the old one's, and the next grant meets it there.
 *
 * @param pass of the page's one guard: what makes HTML that enforced Trusted Types take
 */
export function stopScript(el: HTMLScriptElement, pass: typeof trusted): void {
  // What waits for it goes on, and finds that it is denied.
  el.dispatchEvent(new Event('error'));
  const type = el.getAttribute('type');
  if (type && type !== 'text/plain') setAttribute.call(el, heldName('type'), type);
  setAttribute.call(el, 'type', 'text/plain');
  for (const name of ['src', 'href', 'xlink:href']) removeAttribute.call(el, name);
  // The copy of one of SVG is one of HTML.
  const href = heldValue(el, 'href');
  if (href !== null) setAttribute.call(el, heldName('src'), href);
  // By a parser, so that a page with enforced Trusted Types takes the text for its own.
  const copies = document.createRange().createContextualFragment(pass().createHTML(el.outerHTML));
  const copy = copies.querySelector('script');
  if (copy) copy.nonce = el.nonce;
  el.replaceWith(copies);
  document.createElement('template').content.append(el);
}
