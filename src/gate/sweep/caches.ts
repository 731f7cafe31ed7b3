import type { ServiceRule } from '../../policy/rules.js';
import { blocked, type Match, ownedBy, type Swept } from './swept.js';

/** Deletes a service's caches (Cache Storage). */
export async function sweepCaches(service: ServiceRule, match: Match): Promise<Swept[]> {
  const { id, storage } = service;
  const swept: Swept[] = [];
  const isKey = ownedBy(service, match, 'storage');
  for (const name of (storage?.length && (await globalThis.caches?.keys().catch(blocked))) || []) {
    if (isKey(name) && (await caches.delete(name))) swept.push({ what: `cache ${name}`, id });
  }
  return swept;
}
