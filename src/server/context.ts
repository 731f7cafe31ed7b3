import type { Cookies } from './cookies.js';
import type { Limits } from './limits/limits.js';
import type { LogEntry } from './log.js';
import type { PolicyRegistry } from './policies.js';
import type { ReceiptKeys } from './receipts/keys.js';
import type { ConsentStorage } from './storage/types.js';
import type { Texts } from './texts.js';

/** What every route is handed. */
export interface ServerContext {
  storage: ConsentStorage;
  policies: PolicyRegistry;
  keys: ReceiptKeys;
  limits: Limits;
  texts: Texts;
  /** There where the owner has asked for cookies. */
  cookies: Cookies | undefined;
  /** Where the routes are, such as `/assent/v1`. */
  basePath: string;
  /** The server's clock, in milliseconds since 1970. */
  now(): number;
  log(entry: LogEntry): void;
}
