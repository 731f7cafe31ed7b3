import type { MiddlewareHandler } from 'hono';
import { problemDetails, problemResponse } from '../problem.js';
import { addressOf } from './address.js';
import { type Limiter, limiter, type RateLimit } from './bucket.js';
import type { LimitOptions } from './options.js';

export interface Limits {
  /** Refuses requests of an address that has asked too often; there where addresses are known. */
  address: MiddlewareHandler | undefined;
  /** What keeps a batch waiting: undefined, or the answer to it. */
  subjects(costs: ReadonlyMap<string, number>): Response | undefined;
}

/** @throws Error when a limit per address is asked for that can't be held */
export function makeLimits(options: LimitOptions, now: () => number): Limits {
  const { trustedProxy } = options;
  if (options.perAddress && !trustedProxy) {
    throw new Error('limits.perAddress needs limits.trustedProxy: say which header holds the address');
  }
  const make = (limit: RateLimit | false | undefined, usual: RateLimit): Limiter | undefined =>
    limit === false ? undefined : limiter(limit ?? usual, now);
  const perSubject = make(options.perSubject, { burst: 200, perMinute: 60 });
  const perAddress = trustedProxy && make(options.perAddress, { burst: 300, perMinute: 120 });
  return {
    address:
      perAddress &&
      (async (c, next) => {
        const address = addressOf(c.req.raw.headers, trustedProxy!);
        const wait = address ? perAddress.take(address) : 0;
        return wait > 0 ? tooMany(wait) : next();
      }),
    subjects(costs) {
      let longest = 0;
      for (const [subject, cost] of perSubject ? costs : []) {
        longest = Math.max(longest, perSubject!.take(subject, cost));
      }
      return longest > 0 ? tooMany(longest) : undefined;
    },
  };
}

const tooMany = (seconds: number): Response =>
  problemResponse(problemDetails(429, 'Send again later'), { 'retry-after': String(seconds) });
