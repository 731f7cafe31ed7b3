import type { ServiceRule } from '../../policy/rules.js';
import { blocked, type Match, ownedBy, type Swept } from './swept.js';

/**
 * Deletes a service's databases.
 *
 * @param opened requests for databases that the page holds open; a service's are closed, as when a visitor clears a site's data
 */
export async function sweepDatabases(
  service: ServiceRule,
  match: Match,
  opened: readonly IDBOpenDBRequest[] = [],
): Promise<Swept[]> {
  const { id, storage } = service;
  const swept: Swept[] = [];
  const isKey = ownedBy(service, match, 'storage');
  for (const { name } of (storage?.length && (await globalThis.indexedDB?.databases?.().catch(blocked))) || []) {
    if (!name || !isKey(name)) continue;
    for (const request of opened)
      if (request.readyState === 'done' && request.result?.name === name) request.result.close();
    swept.push({ what: `indexedDB ${name}`, id, kept: await deleteDatabase(name) });
  }
  return swept;
}

/** @returns why it was not deleted, if it was not */
function deleteDatabase(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(undefined);
    request.onblocked = () => resolve('in use by this or another tab: deleted when they close');
    request.onerror = () => resolve(String(request.error));
  });
}
