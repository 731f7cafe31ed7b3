import { wildcard } from '../policy/match.js';
import { keyNames, type ServiceRule } from '../policy/rules.js';

export interface Swept {
  what: string;
  id: string;
  /** Why it could not be removed; absent when it was. */
  kept?: string;
}

/**
 * Deletes what withdrawn services have stored: cookies (each domain and path that this page can name), localStorage,
 * sessionStorage, IndexedDB and caches. What is HttpOnly, or another origin's, can't be reached: such cookies are
 * reported when the page can see them, and stay a matter of the server otherwise.
 *
 * @param opened databases that the page holds open; a service's are closed, as when a visitor clears a site's data
 */
export async function sweep(services: readonly ServiceRule[], opened: readonly IDBDatabase[] = []): Promise<Swept[]> {
  const swept: Swept[] = [];
  for (const service of services) {
    const { id } = service;
    const of = (keys: ServiceRule['cookies']) => {
      const tests = keyNames(keys).map(wildcard);
      return (name: string) => tests.some((test) => test(name));
    };
    const isCookie = of(service.cookies);
    const isKey = of(service.storage);
    for (const name of cookieNames().filter(isCookie)) {
      deleteCookie(name);
      const still = cookieNames().includes(name);
      swept.push({ what: `cookie ${name}`, id, ...(still && { kept: 'set for a path that this page does not see' }) });
    }
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      for (const key of Object.keys(storageOf(kind) ?? {}).filter(isKey)) {
        storageOf(kind)!.removeItem(key);
        swept.push({ what: `${kind} ${key}`, id });
      }
    }
    for (const { name } of (service.storage?.length && (await globalThis.indexedDB?.databases?.().catch(blocked))) ||
      []) {
      if (!name || !isKey(name)) continue;
      for (const database of opened) if (database.name === name) database.close();
      const kept = await deleteDatabase(name);
      swept.push({ what: `indexedDB ${name}`, id, ...(kept && { kept }) });
    }
    for (const name of (service.storage?.length && (await globalThis.caches?.keys().catch(blocked))) || []) {
      if (isKey(name) && (await caches.delete(name))) swept.push({ what: `cache ${name}`, id });
    }
  }
  return swept;
}

/** Where storage is blocked nothing is in it. */
const blocked = () => [];

function storageOf(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return globalThis[kind];
  } catch {
    return undefined; // blocked: then nothing is in it
  }
}

const cookieNames = () => document.cookie.split('; ').map((part) => part.split('=')[0]!);

/** A cookie is deleted by its name, domain and path together, none of which a page can read: each variant is tried. */
function deleteCookie(name: string): void {
  const labels = location.hostname.split('.');
  const domains = ['', ...labels.map((_, i) => `; domain=${labels.slice(i).join('.')}`)];
  const parts = location.pathname.split('/');
  const paths = parts.flatMap((_, i) => {
    const path = parts.slice(0, i).join('/');
    return [path || '/', `${path}/`];
  });
  const secure = location.protocol === 'https:' ? ['', '; secure; partitioned'] : [''];
  for (const domain of domains) {
    for (const path of new Set([...paths, location.pathname])) {
      for (const extra of secure) document.cookie = `${name}=; max-age=0; path=${path}${domain}${extra}`;
    }
  }
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
