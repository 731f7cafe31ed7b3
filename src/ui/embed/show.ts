import { define } from '../shared/place.js';
import { AssentEmbed } from './element.js';

/** Makes the placeholders work that the page holds. */
export const defineEmbed = (): void => define('assent-embed', AssentEmbed);
