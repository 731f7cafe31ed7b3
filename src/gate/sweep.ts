import type { ServiceRule } from '../policy/rules.js';
import { sweepCaches } from './sweep/caches.js';
import { sweepCookies } from './sweep/cookies.js';
import { sweepDatabases } from './sweep/databases.js';
import { sweepStorage } from './sweep/storage.js';
import type { Match, Swept } from './sweep/swept.js';
import { sweepWorkers } from './sweep/workers.js';

export type { Swept };

/** What can be deleted at once, also while a page goes away: cookies, localStorage and sessionStorage. */
export const sweepNow = (services: readonly ServiceRule[], match: Match): Swept[] =>
  services.flatMap((service) => [...sweepCookies(service, match), ...sweepStorage(service, match)]);

/**
 * Deletes what services have stored: cookies (each domain and path that this page can name), localStorage,
 * sessionStorage, IndexedDB, caches and service workers. What is HttpOnly, or another origin's, can't be reached.
 *
 * @param match of all the policy's services: what a name is told from is another's pattern too
 * @param opened requests for databases that the page holds open
 */
export async function sweep(
  services: readonly ServiceRule[],
  match: Match,
  opened: readonly IDBOpenDBRequest[] = [],
): Promise<Swept[]> {
  const swept = sweepNow(services, match);
  for (const service of services) {
    swept.push(...(await sweepDatabases(service, match, opened)));
    swept.push(...(await sweepCaches(service, match)));
    swept.push(...(await sweepWorkers(service)));
  }
  return swept;
}
