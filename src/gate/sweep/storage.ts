import type { ServiceRule } from '../../policy/rules.js';
import { attempt } from '../../store/attempt.js';
import { matching, type Swept } from './swept.js';

/** Removes a service's keys from localStorage and sessionStorage. */
export function sweepStorage({ id, storage }: ServiceRule): Swept[] {
  const kinds = ['localStorage', 'sessionStorage'] as const;
  return kinds.flatMap((kind) => {
    const area = attempt(() => globalThis[kind]);
    return Object.keys(area ?? {})
      .filter(matching(storage))
      .map((key) => {
        area!.removeItem(key);
        return { what: `${kind} ${key}`, id };
      });
  });
}
