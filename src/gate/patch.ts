/**
 * Stands in for one call. `args` may be changed before `go()`, which does what the browser would have done.
 *
 * @param self the object that was called; for a constructor, the prototype of what it makes
 */
// biome-ignore lint/suspicious/noExplicitAny: platform methods of every shape pass through here
export type Instead = (args: any[], go: () => any, self: any) => unknown;

/** Where something was patched, its name, the property that stands there now, and what does what in which half of it. */
export type Patch = [target: object, name: string, property: PropertyDescriptor, instead?: Instead, half?: string];
export const patches: Patch[] = [];

/**
 * Puts `instead` before a method, a constructor or a setter; before the getter where `half` says so. What the engine does
 * not have, or does not let go, stays as it is. A proxy, so that name, length, statics and `toString` stay the platform's
 * own.
 */
export const patch = (
  target: object | undefined,
  name: string,
  instead: Instead,
  half?: 'get' | 'set' | 'value',
): void => {
  const property = target && Object.getOwnPropertyDescriptor(target, name);
  if (!property) return;
  half ??= property.set ? 'set' : 'value';
  const entry = [target, name, property, instead, half] as const satisfies Patch;
  property[half] = new Proxy(property[half], {
    apply: (original, self, args) => entry[3](args, () => Reflect.apply(original, self, args), self),
    construct: (original, args, newTarget) =>
      entry[3](args, () => Reflect.construct(original, args, newTarget), newTarget.prototype) as object,
  });
  patches.push(entry as unknown as Patch);
  Reflect.defineProperty(target, name, property);
};
