import { place } from '../shared/place.js';
import { AssentBanner } from './element.js';

/** Puts the banner on the page. */
export const showBanner = (): AssentBanner => place('assent-banner', AssentBanner);
