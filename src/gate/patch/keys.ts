import { gated } from '../hold.js';
import { opened } from '../host.js';
import { patch } from '../patch.js';

/** Does a cookie string delete? Taking away is never held back. */
const deletes = (text: string): boolean =>
  /;\s*max-age\s*=\s*[0-]/i.test(text) || Date.parse(/;\s*expires\s*=([^;]*)/i.exec(text)?.[1] ?? '') < Date.now();

/** Cookies and storage keys that belong to a denied service are not written; reading and deleting go on. */
export const patchKeys = (): void => {
  const key = (name: unknown, go: () => unknown, drop?: () => unknown) => gated('storage', 'storage', name, go, drop);

  patch(Document.prototype, 'cookie', ([text], go) =>
    deletes(text) ? go() : gated('cookies', 'cookie', /[^=;]+|$/.exec(text)![0].trim(), go),
  );
  patch((self as { CookieStore?: { prototype: object } }).CookieStore?.prototype, 'set', ([first], go) =>
    gated('cookies', 'cookie', first?.name ?? first, go, async () => {}),
  );
  patch(Storage.prototype, 'setItem', ([name], go) => key(name, go));
  patch(self.CacheStorage?.prototype, 'open', ([name], go) =>
    key(name, go, async () => {
      throw new DOMException('assent-denied', 'SecurityError');
    }),
  );
  patch(self.IDBFactory?.prototype, 'open', (args, go) => {
    const request = key(args[0], go, () => {
      // A real request that fails for real: its upgrade is undone before anybody hears of it, so nothing is created.
      args.splice(0, 2, 'assent-denied', 1);
      const denied: IDBOpenDBRequest = go();
      denied.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        denied.transaction!.abort();
      });
      return denied;
    }) as IDBOpenDBRequest;
    opened.push(request);
    return request;
  });
};
