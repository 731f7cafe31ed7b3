import { whenParsed } from './gate/parsed.js';
import { cookieName } from './policy/rules.js';
import { attempt } from './store/attempt.js';
import type { Consent } from './store/consent.js';

/** Is there anything for the client to do on this page, before anybody calls it? */
export const needsClient = ({ rules, state }: Consent): unknown => {
  return (
    state.ask[0] ||
    (rules.trigger !== false && !document.querySelector('[data-assent-open]')) ||
    // `?assent-inspect`, `?assent-preset=`, `#assent-settings`: the client knows what is allowed.
    location.href.includes('assent-') ||
    // Unsent decisions, or a sweep to repeat, that an earlier page left.
    attempt(() => `${Object.keys(localStorage)}`.includes(`${cookieName(rules)}:!`))
  );
};

/**
 * Calls `fn` once the page is parsed and painted: nothing of ours delays the first paint. A hidden or prerendered page
 * paints nothing, and asks nothing.
 */
export const whenPainted = (fn: () => void): void => {
  whenParsed().then(() => requestAnimationFrame(() => setTimeout(fn)));
};
