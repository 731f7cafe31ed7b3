import { randomBytes } from 'node:crypto';
import { sha256 } from '../hash.js';

export interface RateLimit {
  /** How many at once, after a quiet time. */
  burst: number;
  /** How many a minute, lastingly. */
  perMinute: number;
}

/** Counts by name, in this process alone: of several instances each allows as much. */
export interface Limiter {
  /**
   * Takes some of a name's allowance. More than a whole burst costs a whole burst, so that it can ever be had.
   *
   * @returns 0 when it was there, else the seconds until it will be; then nothing was taken
   */
  take(name: string, cost?: number): number;
}

/** Names that are remembered at most; beyond, those that were quiet the longest are forgotten first. */
const MOST = 20_000;

/**
 * Token buckets. Names (addresses, subjects) are kept in memory only, as keyed hashes by a key that goes with the
 * process, until their bucket is full again and not much longer. They are forgotten by halves, the older one at a time:
 * to look for the oldest at each call would cost more than the rest of it.
 *
 * @param now milliseconds since 1970
 */
export function limiter({ burst, perMinute }: RateLimit, now: () => number): Limiter {
  const key = randomBytes(32).toString('base64url');
  const perMs = perMinute / 60_000;
  /** After this time any bucket is full, and need not be remembered. */
  const full = burst / perMs;
  let newer = new Map<string, { left: number; at: number }>();
  let older: typeof newer = new Map();
  let turned = now();

  function forget(time: number) {
    if (newer.size < MOST / 2 && Math.abs(time - turned) < full) return;
    older = newer;
    newer = new Map();
    turned = time;
  }
  return {
    take(name, cost = 1) {
      const time = now();
      forget(time);
      // Never shown to anybody, so that a hash over key and name does as well as an HMAC.
      const hash = sha256(key + name);
      const bucket = newer.get(hash) ?? older.get(hash) ?? { left: burst, at: time };
      const left = Math.min(burst, bucket.left + Math.max(0, time - bucket.at) * perMs);
      const wanted = Math.min(cost, burst);
      const granted = left >= wanted;
      newer.set(hash, { left: granted ? left - wanted : left, at: time });
      return granted ? 0 : Math.ceil((wanted - left) / perMs / 1000);
    },
  };
}
