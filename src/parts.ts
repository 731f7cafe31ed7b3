import type { Part } from './gate/part.js';
import markup from './gate/parts/markup.js';
import seal from './gate/parts/seal.js';
import shadow from './gate/parts/shadow.js';
import trace from './gate/parts/trace.js';

export type { Gate, Part } from './gate/part.js';
export { markup, seal, shadow, trace };

/** Every part that closes something (`trace` is for the owner alone), in the order in which they are installed. */
export const allParts: readonly Part[] = [markup, shadow, seal];
