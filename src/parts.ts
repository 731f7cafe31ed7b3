import type { Part } from './gate/part.js';
import seal from './gate/parts/seal.js';
import shadow from './gate/parts/shadow.js';

export type { Gate, Part } from './gate/part.js';
export { seal, shadow };

/** Every part, in the order in which they are installed. */
export const allParts: readonly Part[] = [shadow, seal];
