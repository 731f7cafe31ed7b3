import type { MatchHost } from './host.js';
import { accessor, method } from './redefine.js';

/** A cookie string that deletes: taking away is never held back. */
const DELETES = /;\s*(max-age\s*=\s*(0|-)|expires\s*=[^;]*\b19[67]\d\b)/i;

/** Cookies and storage keys that belong to a denied service are not written; reading and deleting go on. */
export function patchKeys(host: MatchHost): void {
  const blocked = (kind: 'cookie' | 'storage', name: string) => {
    const service = host.denied(kind, name);
    if (service) host.note('dropped', `${kind} ${name}`, service.id);
    return !!service;
  };

  accessor(Document.prototype, 'cookie', ({ set }) => ({
    set(this: Document, value: unknown) {
      const text = String(value);
      if (DELETES.test(text) || !blocked('cookie', text.split(/[=;]/, 1)[0]!.trim())) set!.call(this, text);
    },
  }));
  method((globalThis as { CookieStore?: { prototype: object } }).CookieStore?.prototype, 'set', (set) => function (first, ...rest) {
    const name = String(first?.name ?? first);
    return blocked('cookie', name) ? Promise.resolve() : set.call(this, first, ...rest);
  });

  method(Storage.prototype, 'setItem', (set) => function (key, value) {
    if (!blocked('storage', String(key))) set.call(this, key, value);
  });
  method(globalThis.CacheStorage?.prototype, 'open', (open) => function (name) {
    return blocked('storage', String(name))
      ? Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'))
      : open.call(this, name);
  });
  method(IDBFactory.prototype, 'open', (open) => function (name, ...version) {
    if (!blocked('storage', String(name))) return open.call(this, name, ...version);
    // A real request that fails for real: its upgrade is undone before anybody hears of it, so nothing is created.
    const request: IDBOpenDBRequest = open.call(this, `assent-denied-${Math.random()}`, 1);
    request.addEventListener('upgradeneeded', (event) => {
      event.stopImmediatePropagation();
      request.transaction!.abort();
    });
    return request;
  });
}
