import type { Policy } from '../policy/types.js';

/** Every cookie and storage key of every service, by its name pattern, with its path in the document. */
export function* keysOf(policy: Policy): Generator<{ name: string; list: 'cookies' | 'storage'; path: string }> {
  for (const [i, service] of policy.services.entries()) {
    for (const list of ['cookies', 'storage'] as const) {
      for (const [j, key] of service[list].entries()) {
        const path = `/services/${i}/${list}/${j}`;
        if (typeof key === 'string') yield { name: key, list, path };
        else yield { name: key.name, list, path: `${path}/name` };
      }
    }
  }
}

/** Does a name with `*` (any run of characters) cover `name`? */
export function covers(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
