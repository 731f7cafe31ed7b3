import { gated } from '../hold.js';
import { opened } from '../host.js';
import { patch } from '../patch.js';

/** A cookie string that deletes: taking away is never held back. */
const DELETES = /;\s*(max-age\s*=\s*[0-]|expires\s*=[^;]*\b19[67]\d\b)/i;

/** Cookies and storage keys that belong to a denied service are not written; reading and deleting go on. */
export const patchKeys = (): void => {
  const key = (name: unknown, go: () => unknown, drop?: () => unknown) => gated('storage', 'storage', name, go, drop);

  patch(Document.prototype, 'cookie', ([text], go) =>
    DELETES.test(text) ? go() : gated('cookies', 'cookie', /[^=;]*/.exec(text)![0].trim(), go),
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
