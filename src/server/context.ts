import type { Limits } from './limits/limits.js';
import type { PolicyRegistry } from './policies.js';
import type { ReceiptKeys } from './receipts/keys.js';
import type { ConsentStorage } from './storage/types.js';

/** One line for the operator's log. Never holds personal data: no body, no capability, no address. */
export interface LogEntry {
  level: 'error' | 'info';
  /** What happened, in kebab case: `storage-failed`, `request-failed`, ... */
  event: string;
  /** The message of the error behind it. */
  message?: string;
}

/** What every route is handed. */
export interface ServerContext {
  storage: ConsentStorage;
  policies: PolicyRegistry;
  keys: ReceiptKeys;
  limits: Limits;
  /** Where the routes are, such as `/assent/v1`. */
  basePath: string;
  /** The server's clock, in milliseconds since 1970. */
  now(): number;
  log(entry: LogEntry): void;
}
