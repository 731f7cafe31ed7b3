import type { Assent } from './api.js';

/** The end of an address that opens the settings; also the name of the surface that it opens. */
export const DEEP_LINK = '#assent-settings';

/** Opens the settings when the page's address comes to ask for them. What it asked for from the start is the client's. */
export const followDeepLink = (): void =>
  addEventListener('hashchange', () => {
    const { hash } = location;
    if (hash === DEEP_LINK) (self as { assent?: Assent }).assent?.open(hash);
  });
