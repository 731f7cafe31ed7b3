import type { Gate } from '../part.js';
import type { Instead } from '../patch.js';

/** Who has the property that `target` has of its own or inherits. */
export const ownerOf = (target: object, name: string): object | undefined => {
  let owner: object | null = target;
  while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  return owner ?? undefined;
};

/** Patches what `target` inherits on itself, so that calls on objects of other kinds pay nothing. */
export const patchOwn = (gate: Gate, target: object, names: string, instead: Instead): void => {
  for (const name of names.split(' ')) {
    const owner = ownerOf(target, name);
    if (owner && owner !== target)
      Object.defineProperty(target, name, Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor);
    gate.patch(target, name, instead);
  }
};
