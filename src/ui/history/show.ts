import { define } from '../shared/place.js';
import { AssentHistory } from './element.js';

/** Makes the lists work that the page holds. */
export const defineHistory = (): void => define('assent-history', AssentHistory);
