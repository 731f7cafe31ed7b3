import { AssentPurpose } from '../purpose/element.js';
import { define, place } from '../shared/place.js';
import { AssentSettings } from './element.js';

/** Makes the settings that the page holds itself work. */
export const defineSettings = (): void => define('assent-settings', AssentSettings);

/**
 * Opens the settings' dialog. It stays on the page when closed, and is opened again.
 *
 * @param opener gets focus back
 */
export const showSettings = (opener?: Element | null): void => place('assent-settings', AssentSettings).show(opener);

/** Makes the purposes work that the page shows by themselves; they are made of what the settings are made of. */
export const definePurpose = (): void => define('assent-purpose', AssentPurpose);

/**
 * Opens the settings for an address that ends in `#assent-settings`: those that the page holds itself, else the dialog. When
 * the dialog closes, the address asks no more, so that the same link works again.
 */
export function showLinked(): void {
  const own = document.querySelector<AssentSettings>('assent-settings[inline]');
  if (own) {
    defineSettings();
    own.show();
    return;
  }
  const { pathname, search, hash } = location;
  const settings = place('assent-settings', AssentSettings);
  const forget = () => location.hash === hash && history.replaceState(history.state, '', pathname + search);
  settings.addEventListener('assent-close', forget, { once: true });
  settings.show();
}
