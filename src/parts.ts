import type { Part } from './gate/part.js';
import hold from './gate/parts/hold.js';
import markup from './gate/parts/markup.js';
import seal from './gate/parts/seal.js';
import shadow from './gate/parts/shadow.js';

export type { Gate, Part } from './gate/part.js';
export { hold, markup, seal, shadow };

/** Every part, in the order in which they are installed. */
export const allParts: readonly Part[] = [markup, hold, shadow, seal];
