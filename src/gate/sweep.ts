import type { ServiceRule } from '../policy/rules.js';
import { sweepCaches } from './sweep/caches.js';
import { sweepCookies } from './sweep/cookies.js';
import { sweepDatabases } from './sweep/databases.js';
import { sweepStorage } from './sweep/storage.js';
import type { Swept } from './sweep/swept.js';
import { sweepWorkers } from './sweep/workers.js';

export type { Swept };

/** What can be deleted at once, also while a page goes away: cookies, localStorage and sessionStorage. */
export const sweepNow = (services: readonly ServiceRule[]): Swept[] =>
  services.flatMap((service) => [...sweepCookies(service), ...sweepStorage(service)]);

/**
 * Deletes what services have stored: cookies (each domain and path that this page can name), localStorage,
 * sessionStorage, IndexedDB, caches and service workers. What is HttpOnly, or another origin's, can't be reached.
 *
 * @param opened requests for databases that the page holds open
 */
export async function sweep(
  services: readonly ServiceRule[],
  opened: readonly IDBOpenDBRequest[] = [],
): Promise<Swept[]> {
  const swept = sweepNow(services);
  for (const service of services) {
    swept.push(...(await sweepDatabases(service, opened)));
    swept.push(...(await sweepCaches(service)));
    swept.push(...(await sweepWorkers(service)));
  }
  return swept;
}
