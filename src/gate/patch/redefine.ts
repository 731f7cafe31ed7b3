/** Replaces a method by `make(original)`; a missing one (an engine without it) stays missing. */
// biome-ignore lint/suspicious/noExplicitAny: platform methods of every shape pass through here
export type Method = (this: any, ...args: any[]) => any;

export function method(target: object | undefined, name: string, make: (original: Method) => Method): void {
  const original = (target as Record<string, Method> | undefined)?.[name];
  if (!original) return;
  const patched = make(original);
  Object.defineProperty(patched, 'name', { value: name });
  Object.defineProperty(target, name, { value: patched, writable: true, enumerable: true, configurable: true });
}

/** Replaces an accessor's halves; the descriptor stays configurable, as the platform has it. */
export function accessor(
  target: object | undefined,
  name: string,
  make: (original: PropertyDescriptor) => Partial<PropertyDescriptor>,
): void {
  const original = target && Object.getOwnPropertyDescriptor(target, name);
  if (original?.set) Object.defineProperty(target, name, { ...original, ...make(original) });
}
