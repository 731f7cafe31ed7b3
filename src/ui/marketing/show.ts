import { define } from '../shared/place.js';
import { AssentMarketing } from './element.js';

/** Makes the consent forms work that the page holds. */
export const defineMarketing = (): void => define('assent-marketing', AssentMarketing);
