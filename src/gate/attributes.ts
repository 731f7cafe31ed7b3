import { heldName } from '../policy/sinks.js';

// A held element carries its real attributes as `data-assent-*`, and the ids it waits for as `data-assent`.
export { FETCHING, HELD, heldName } from '../policy/sinks.js';

/** The value that an attribute will have once its element is released. */
export const heldValue = (el: Element, attribute: string) => el.getAttribute(heldName(attribute));

export const isScript = (el: Element): el is HTMLScriptElement => el.localName === 'script';

/** Has the visitor asked for this one element, for this page view alone? Known to every copy of this module. */
export const isOnce = (el: Element & { assent?: boolean }) => el.assent;

/** The gate's own way to the DOM: unpatched, whoever patched what before or after. On a server there is none. */
export const { setAttribute, removeAttribute } = (globalThis.Element ?? Object).prototype as Element;

interface TrustedPolicy {
  createScriptURL(s: string): string;
  createHTML(s: string): string;
}
let policy: TrustedPolicy | undefined;

/**
 * The Trusted Types policy `assent` (allow it with `trusted-types assent`). It passes on only what the page
 * itself had written before the gate held it.
 */
export const trusted = (): TrustedPolicy => {
  const rules = { createHTML: (s: string) => s, createScriptURL: (s: string) => s };
  policy ??=
    (
      self as { trustedTypes?: { createPolicy(n: string, p: TrustedPolicy): TrustedPolicy } }
    ).trustedTypes?.createPolicy('assent', rules) ?? rules;
  return policy;
};

/** Sets an attribute past every patch and under enforced Trusted Types; what wants no such value takes it as a string. */
export const setNative = (el: Element, attribute: string, value: string): void => {
  setAttribute.call(el, attribute, trusted()[attribute === 'srcdoc' ? 'createHTML' : 'createScriptURL'](value));
};

/** Takes an element out and puts it back at its place: an inline script runs, a frame starts anew. */
export const reinsert = (el: Element): void => {
  const place = new Comment();
  el.replaceWith(place);
  place.replaceWith(el);
};
