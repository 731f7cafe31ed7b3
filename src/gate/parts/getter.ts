import type { Gate } from '../part.js';
import type { Patch } from '../patch.js';

/** Lets what a getter gives pass `through`; a fresh realm gets the same. What the engine does not have stays away. */
export const patchGetter = (
  gate: Gate,
  target: object | undefined,
  name: string,
  through: (value: unknown) => unknown,
): void => {
  const property = target && Object.getOwnPropertyDescriptor(target, name);
  if (!property?.get) return;
  property.get = new Proxy(property.get, {
    apply: (original, self, args) => through(Reflect.apply(original, self, args)),
  });
  (gate.patches as Patch[]).push([target!, name, property]);
  Reflect.defineProperty(target!, name, property);
};
