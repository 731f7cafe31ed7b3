import type { Guard } from './boot.js';
import { collect, watchRequests } from './gate/collect.js';
import { inspect } from './gate/inspect.js';
import type { Finding } from './policy/finding.js';

/**
 * Starts looking at the page; the function tells what was seen up to its call. Loaded with the inspector alone.
 *
 * @param withdrawn ids that were allowed on this page before, and are not now: what they sent was not too early
 */
export function createInspection({ consent, log }: Guard, withdrawn: Iterable<string>): () => Promise<Finding[]> {
  const requests = watchRequests();
  const allowed = new Set([...consent.state.allowed, ...withdrawn]);
  consent.subscribe(({ granted }) => {
    for (const id of granted) allowed.add(id);
  });
  const none: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  return async () =>
    inspect({
      rules: consent.rules,
      log,
      seen: await collect(requests()),
      sites: (globalThis as { [key: symbol]: typeof none | undefined })[Symbol.for('assent.trace')] ?? none,
      allows: consent.allows,
      wasAllowed: (ids) => ids.split(/\s+/).every((id) => allowed.has(id)),
      base: document.baseURI,
    });
}
