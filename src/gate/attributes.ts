/*
 * A held element carries its real attributes as `data-assent-*`, and the ids it waits for as `data-assent`.
 * Not `data-src`: lazy loaders copy that one, and leak.
 */

/** What makes an element fetch. */
export const FETCHING = ['src', 'srcset', 'href', 'poster', 'data'];
export const HELD = 'data-assent';
export const heldName = (attribute: string) => `${HELD}-${attribute}`;

export const isScript = (el: Element): el is HTMLScriptElement => el.localName === 'script';

/** The gate's own way to the DOM: unpatched, whoever patched what before or after. */
export const native = {
  set: Element.prototype.setAttribute,
  remove: Element.prototype.removeAttribute,
};

interface TrustedPolicy {
  createScriptURL(s: string): string;
  createHTML(s: string): string;
}
let policy: TrustedPolicy | undefined;

/**
 * The Trusted Types policy `assent` (allow it with `trusted-types assent lit-html`). It passes on only what the page
 * itself had written before the gate held it.
 */
export function trusted(): TrustedPolicy {
  const types = (globalThis as { trustedTypes?: { createPolicy(n: string, p: TrustedPolicy): TrustedPolicy } }).trustedTypes;
  const same = (s: string) => s;
  const rules = { createScriptURL: same, createHTML: same };
  policy ??= types ? types.createPolicy('assent', rules) : rules;
  return policy;
}

/** Sets a fetching attribute past every patch and under enforced Trusted Types. */
export function setNative(el: Element, attribute: string, value: string): void {
  native.set.call(el, attribute, isScript(el) ? trusted().createScriptURL(value) : value);
}

/** Takes an element out and puts it back at its place: an inline script runs, a frame starts anew. */
export function reinsert(el: Element): void {
  const place = document.createComment('');
  el.replaceWith(place);
  place.replaceWith(el);
}
