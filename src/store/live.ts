import type { Consent } from './consent.js';

/** Follows other tabs, the back-forward cache and the end of prerendering: one state everywhere, live. */
export const followTabs = (consent: Consent): void => {
  for (const type of ['storage', 'pageshow', 'focus']) addEventListener(type, consent.refresh);
  // Where it is missing (an old engine, plain http), `storage` carries the change.
  (self as { cookieStore?: EventTarget }).cookieStore?.addEventListener('change', consent.refresh);
  document.addEventListener('prerenderingchange', () => consent.commit(consent.record, 'prerender'));
};
