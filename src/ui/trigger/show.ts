import { place } from '../shared/place.js';
import { AssentTrigger } from './element.js';

/** Puts the re-open button on the page, or makes the one work that the page holds itself. */
export const showTrigger = (): AssentTrigger => place('assent-trigger', AssentTrigger);
