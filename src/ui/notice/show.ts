import { define } from '../shared/place.js';
import { AssentNotice } from './element.js';

/** Makes the notices work that the page holds. */
export const defineNotice = (): void => define('assent-notice', AssentNotice);
