import { attempt } from '../store/attempt.js';
import { FETCHING, HELD, heldValue } from './attributes.js';
import type { Seen } from './inspect.js';

/** Every address that this page has asked for, also before this was called: beyond the 250 that a browser keeps. */
export function watchRequests(): () => Set<string> {
  const urls = new Set<string>();
  const take = (entries: PerformanceEntryList) => {
    for (const { name } of entries) urls.add(name);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'resource', buffered: true });
  return () => {
    take(observer.takeRecords());
    return urls;
  };
}

/** What the page holds now: requests made, elements, cookies, and the names in each storage. */
export async function collect(requests: Iterable<string>): Promise<Seen[]> {
  const seen: Seen[] = [...requests].map((name) => ({ kind: 'host', name }));
  for (const el of document.querySelectorAll<HTMLIFrameElement>('iframe[src]'))
    seen.push({ kind: 'host', name: el.src });
  for (const el of document.querySelectorAll(`[${HELD}]`)) {
    for (const attribute of FETCHING) {
      if (/^type$|^srcdoc$/.test(attribute)) continue; // no addresses
      const name = heldValue(el, attribute)?.trim().split(/\s/)[0];
      if (name && !el.hasAttribute(attribute)) seen.push({ kind: 'host', name, needs: el.getAttribute(HELD)! });
    }
  }
  for (const part of (attempt(() => document.cookie) ?? '').split('; ').filter(Boolean))
    seen.push({ kind: 'cookie', name: part.split('=')[0]! });
  for (const kind of ['localStorage', 'sessionStorage'] as const)
    for (const name of Object.keys(attempt(() => globalThis[kind]) ?? {})) seen.push({ kind, name });
  // Where storage is blocked nothing is in it.
  const none = () => [];
  for (const { name } of (await globalThis.indexedDB?.databases?.().catch(none)) ?? [])
    if (name) seen.push({ kind: 'indexedDB', name });
  for (const name of (await globalThis.caches?.keys().catch(none)) ?? []) seen.push({ kind: 'cache', name });
  return seen;
}
