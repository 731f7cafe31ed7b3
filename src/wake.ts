import { cookieName } from './policy/rules.js';
import type { Consent } from './store/consent.js';

/** Is there anything for the client to do on this page, before anybody calls it? */
export function needsClient({ rules, state }: Consent): unknown {
  return (
    state.ask.length ||
    document.querySelector('assent-banner,assent-settings,assent-trigger') ||
    (rules.trigger !== false && !document.querySelector('[data-assent-open]')) ||
    (rules.presets && location.search.includes('assent-preset=')) ||
    hasWork(cookieName(rules))
  );
}

/** Unsent decisions, or a sweep to repeat, that an earlier page left. */
function hasWork(name: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${name}:!`));
  } catch {
    return false; // blocked: then nothing was left
  }
}

/**
 * Calls `fn` once the page is parsed and painted: nothing of ours delays the first paint. A hidden or prerendered page
 * paints nothing, and asks nothing.
 */
export function whenPainted(fn: () => void): void {
  const painted = () => requestAnimationFrame(() => setTimeout(fn));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', painted);
  else painted();
}
