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
