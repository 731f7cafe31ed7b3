import type { PolicyRegistry } from './policies.js';
import type { DuePlace } from './storage/due.js';
import type { ConsentStorage } from './storage/types.js';

/** The row of the policy's `retention` that says how long decisions are kept. */
export const RETENTION_ID = 'consent-records';
/** Decisions that one transaction looks at. */
const BATCH = 500;

/**
 * Forgets whom decisions are about, where the policy says that it is time: its retention row `consent-records` has a
 * `duration`, counted from a subject's latest decision under that policy. A policy without such a row keeps all. The
 * decisions stay, as numbers about nobody. May run anywhere and any number of times: what is done is not done again.
 *
 * @param now milliseconds since 1970
 * @returns how many decisions were concerned
 */
export async function applyRetention(policies: PolicyRegistry, storage: ConsentStorage, now: number): Promise<number> {
  let erased = 0;
  for (const { policy } of policies.all()) {
    const duration = policy.retention?.find(({ id }) => id === RETENTION_ID)?.duration;
    if (!duration) continue;
    const before = earlier(now, duration).toISOString();
    let place: DuePlace | undefined;
    do {
      const done = await storage.eraseDue(policy.id, before, BATCH, place);
      erased += done.erased;
      place = done.next;
    } while (place);
  }
  return erased;
}

/** The moment a duration (ISO 8601, in years, months, weeks, days) before another. */
export function earlier(now: number, duration: string): Date {
  const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0);
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - 12 * part('Y') - part('M'));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last) - 7 * part('W') - part('D'));
  return date;
}
