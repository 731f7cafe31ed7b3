import { define } from '../shared/place.js';
import { AssentStatus } from './element.js';

/** Makes the lines work that the page holds. */
export const defineStatus = (): void => define('assent-status', AssentStatus);
