import type { TrustedProxy } from './address.js';
import type { RateLimit } from './bucket.js';

/** How much one subject, and one address behind a trusted proxy, may send. */
export interface LimitOptions {
  /** Decisions of one subject. Default: 200 at once, 60 a minute. `false`: no limit. */
  perSubject?: RateLimit | false;
  /** Requests of one address; needs `trustedProxy`, for no other address is known. Default: 300 at once, 120 a minute. */
  perAddress?: RateLimit | false;
  /** Addresses are taken from this proxy's header alone, and stored nowhere. */
  trustedProxy?: TrustedProxy;
}
