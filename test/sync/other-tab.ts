import { createFlusher } from '../../src/sync/flush.js';
import { createOutbox } from '../../src/sync/outbox.js';

/** Flushes the same outbox from a document of its own. */
Object.assign(window, {
  otherTab: (name: string, endpoint: string) =>
    createFlusher(createOutbox(name), endpoint, (message, error) => console.warn(message, error)).flush(),
});
