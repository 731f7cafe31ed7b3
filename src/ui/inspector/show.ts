import { define, place } from '../shared/place.js';
import { AssentInspector } from './element.js';

/** Makes the inspector work that the page holds itself. */
export const defineInspector = (): void => define('assent-inspector', AssentInspector);

/** Puts the inspector on the page. */
export const showInspector = (): AssentInspector => place('assent-inspector', AssentInspector);
