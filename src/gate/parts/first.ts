import { attempt } from '../../store/attempt.js';
import type { Patch } from '../patch.js';

type Code = (...args: unknown[]) => unknown;

/**
 * Puts what is patched into the realm of a frame's first, empty document, as long as that is there: engines keep the realm
 * for the page that is loaded next, where each of these does what stood there before.
 *
 * @param there where in the realm a patch belongs
 */
export const lend = (view: Window, patches: readonly Patch[], there: (target: object) => object | undefined): void => {
  const isFirst = () => attempt(() => view.location.href === 'about:blank');
  // Where something is patched twice, the last one has the others in it.
  const last = new Map<object, Map<string, PropertyDescriptor>>();
  for (const [target, name, property] of patches) {
    if (!last.has(target)) last.set(target, new Map());
    last.get(target)!.set(name, property);
  }
  for (const [target, properties] of last) {
    const place = there(target);
    for (const [name, property] of place ? properties : []) {
      const own = Object.getOwnPropertyDescriptor(place, name);
      for (const half of ['get', 'set', 'value'] as const) {
        const ours = property[half] as Code | undefined;
        if (typeof ours !== 'function' || typeof own?.[half] !== 'function') continue;
        own[half] = new Proxy(own[half] as Code, {
          apply: (original, self, args) => Reflect.apply(isFirst() ? ours : original, self, args),
          construct: (original, args, target) =>
            isFirst() ? Reflect.construct(ours, args) : Reflect.construct(original, args, target),
        });
      }
      if (own) Reflect.defineProperty(place!, name, own);
    }
  }
};
