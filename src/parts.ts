import type { Part } from './gate/part.js';
import attributes from './gate/parts/attributes.js';
import calls from './gate/parts/calls.js';
import connections from './gate/parts/connections.js';
import css from './gate/parts/css.js';
import documents from './gate/parts/documents.js';
import frames from './gate/parts/frames.js';
import hold from './gate/parts/hold.js';
import layers from './gate/parts/layers.js';
import markup from './gate/parts/markup.js';
import native from './gate/parts/native.js';
import navigation from './gate/parts/navigation.js';
import seal from './gate/parts/seal.js';
import shadow from './gate/parts/shadow.js';
import storage from './gate/parts/storage.js';
import trace from './gate/parts/trace.js';

export type { Gate, Part } from './gate/part.js';
export {
  attributes,
  calls,
  connections,
  css,
  documents,
  frames,
  hold,
  layers,
  markup,
  native,
  navigation,
  seal,
  shadow,
  storage,
  trace,
};

/** Every part that closes something (`trace` is for the owner alone), in the order in which they are installed. */
export const allParts: readonly Part[] = [
  layers,
  markup,
  hold,
  storage,
  navigation,
  attributes,
  documents,
  calls,
  css,
  shadow,
  connections,
  seal,
  native,
  frames,
];
