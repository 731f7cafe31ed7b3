import type { Part } from './gate/part.js';
import shadow from './gate/parts/shadow.js';

export type { Gate, Part } from './gate/part.js';
export { shadow };

/** Every part, in the order in which they are installed. */
export const allParts: readonly Part[] = [shadow];
