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
 * process, and only until their bucket is full again.
 *
 * @param now milliseconds since 1970
 */
export function limiter({ burst, perMinute }: RateLimit, now: () => number): Limiter {
  const key = randomBytes(32).toString('base64url');
  const perMs = perMinute / 60_000;
  /** In the order of their last use. */
  const buckets = new Map<string, { left: number; at: number }>();

  function forget(time: number) {
    for (const [name, { left, at }] of buckets) {
      if (buckets.size <= MOST && left + (time - at) * perMs < burst) return;
      buckets.delete(name);
    }
  }
  return {
    take(name, cost = 1) {
      const time = now();
      // Never shown to anybody, so that a hash over key and name does as well as an HMAC.
      const hash = sha256(key + name);
      const bucket = buckets.get(hash) ?? { left: burst, at: time };
      const left = Math.min(burst, bucket.left + Math.max(0, time - bucket.at) * perMs);
      const wanted = Math.min(cost, burst);
      const granted = left >= wanted;
      buckets.delete(hash);
      buckets.set(hash, { left: granted ? left - wanted : left, at: time });
      forget(time);
      return granted ? 0 : Math.ceil((wanted - left) / perMs / 1000);
    },
  };
}
