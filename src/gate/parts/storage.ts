import type { Gate } from '../part.js';
import { patchGetter } from './getter.js';

/**
 * Storage keys written as properties: `localStorage.x = 1`, `Object.defineProperty(localStorage, ...)`. No prototype has
 * a setter for them, so the page gets its two storages through a proxy; the platform's own methods are taught to know it.
 */
export default (gate: Gate): void => {
  const proxies = new WeakMap<object, object>();
  const reals = new WeakMap<object, object>();
  const real = (storage: unknown) => reals.get(storage as object) ?? storage;
  const write = (key: string | symbol, go: () => boolean) =>
    (typeof key === 'string' ? gate.gated('storage', 'storage', key, go, () => true) : go()) as boolean;

  const wrap = (storage: unknown) => {
    if (!(storage as object | null)) return storage;
    let proxy = proxies.get(storage as object);
    if (!proxy) {
      proxy = new Proxy(storage as object, {
        set: (target, key, value) => write(key, () => Reflect.set(target, key, value)),
        defineProperty: (target, key, property) => write(key, () => Reflect.defineProperty(target, key, property)),
      });
      proxies.set(storage as object, proxy);
      reals.set(proxy, storage as object);
    }
    return proxy;
  };

  for (const name of Object.getOwnPropertyNames(Storage.prototype)) {
    const property = Object.getOwnPropertyDescriptor(Storage.prototype, name)!;
    const half = property.get ? 'get' : 'value';
    if (name === 'constructor' || !property[half]) continue;
    property[half] = new Proxy(property[half] as () => unknown, {
      apply: (original, self, args) => Reflect.apply(original, real(self), args),
    });
    Object.defineProperty(Storage.prototype, name, property);
    (gate.patches as unknown[]).push([Storage.prototype, name, property]);
  }
  for (const name of ['localStorage', 'sessionStorage']) patchGetter(gate, self, name, wrap);

  // Events tell which of the two has changed: what a page compares with, and what it makes itself.
  patchGetter(gate, StorageEvent.prototype, 'storageArea', wrap);
  gate.patch(self, 'StorageEvent', (args, go) => {
    const [type, init] = args;
    if (init?.storageArea) args.splice(0, 2, type, { ...init, storageArea: real(init.storageArea) });
    return go();
  });
  gate.patch(StorageEvent.prototype, 'initStorageEvent', (args, go) => {
    if (args[7]) args[7] = real(args[7]);
    return go();
  });
};
