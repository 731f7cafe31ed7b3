import { CALLABLE, type VendorCall } from '../policy/vendor-call.js';

/** The answer where the vendor has not run in this page. */
export const NOT_THERE = Symbol();

/**
 * Calls a vendor's own function, such as its opt-out, if this page has it.
 *
 * @returns what it returns; `NOT_THERE` without it
 * @throws Error for a path that no policy may name, and whatever the vendor throws
 */
export function callVendor({ call, args = [] }: VendorCall): unknown {
  if (!CALLABLE.test(call)) throw new Error(`"${call}" may not be called. Fix: assent check`);
  let owner: unknown;
  let at: unknown = globalThis;
  for (const name of call.split('.')) {
    owner = at;
    at = (at as Record<string, unknown> | null | undefined)?.[name];
  }
  return typeof at === 'function' ? Reflect.apply(at, owner, [...args]) : NOT_THERE;
}
