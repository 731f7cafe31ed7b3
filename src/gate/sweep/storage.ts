import type { ServiceRule } from '../../policy/rules.js';
import { attempt } from '../../store/attempt.js';
import { type Match, ownedBy, type Swept } from './swept.js';

/** Removes a service's keys from localStorage and sessionStorage. */
export function sweepStorage(service: ServiceRule, match: Match): Swept[] {
  if (!service.storage?.length) return [];
  const kinds = ['localStorage', 'sessionStorage'] as const;
  return kinds.flatMap((kind) => {
    const area = attempt(() => globalThis[kind]);
    return Object.keys(area ?? {})
      .filter(ownedBy(service, match, 'storage'))
      .map((key) => {
        area!.removeItem(key);
        return { what: `${kind} ${key}`, id: service.id };
      });
  });
}
