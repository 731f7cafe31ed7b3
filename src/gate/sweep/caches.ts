import type { ServiceRule } from '../../policy/rules.js';
import { blocked, matching, type Swept } from './swept.js';

/** Deletes a service's caches (Cache Storage). */
export async function sweepCaches({ id, storage }: ServiceRule): Promise<Swept[]> {
  const swept: Swept[] = [];
  const isKey = matching(storage);
  for (const name of (storage?.length && (await globalThis.caches?.keys().catch(blocked))) || []) {
    if (isKey(name) && (await caches.delete(name))) swept.push({ what: `cache ${name}`, id });
  }
  return swept;
}
