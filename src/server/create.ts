import { wholeAnswers } from './answer.js';
import { consentApp, StorageFailure } from './app.js';
import type { ServerContext } from './context.js';
import { makeCookies } from './cookies.js';
import type { FormFields } from './forms/read-form.js';
import { recordForm } from './forms/record-form.js';
import type { RecordedForm, RecordFormOptions } from './forms/recorded.js';
import { type IdentifyOptions, identifier } from './identify.js';
import { makeLimits } from './limits/limits.js';
import type { LimitOptions } from './limits/options.js';
import type { LogEntry } from './log.js';
import { type Earlier, type PolicyRegistry, policyRegistry } from './policies.js';
import { receiptKeys } from './receipts/keys.js';
import { applyRetention } from './retention.js';
import type { ConsentStorage } from './storage/types.js';
import { textRegistry } from './texts.js';

export interface ConsentServerOptions {
  /** Where the log lives: `sqliteStorage({ path })`, or an implementation of your own. */
  storage: ConsentStorage;
  /** The policy document, as its owner wrote it (parsed JSON). */
  policy?: unknown;
  /** Several documents, each with an id of its own, for a backend that serves several sites. */
  policies?: readonly unknown[];
  /**
   * Versions that were in force before this backend served them (parsed JSON), to be kept with the others: the privacy
   * notice tells what is different from one to the next. They need not fit today's schema.
   */
  earlier?: readonly Earlier[];
  /** Where the routes are. Default `/assent/v1`. */
  basePath?: string;
  /** Origins of pages that may call across origins, such as `https://www.example.com`; exact, no wildcards. */
  origins?: readonly string[];
  /** Largest body in bytes. Default 65536, which is what browsers let a closing page send. */
  bodyLimit?: number;
  /** `secret` encrypts the keys that sign receipts while they lie in the storage; the same on all instances. */
  receipts?: { secret?: string };
  /** Opens the owner's routes below `/admin`, to those who send this token. At least 24 characters. */
  admin?: { token: string };
  /** How much one subject, and one address behind a trusted proxy, may send. */
  limits?: LimitOptions;
  /** Lets the site's own backend vouch for known users, so that their devices share one record. */
  identify?: IdentifyOptions;
  /**
   * For a backend on the site's own origin: it sets the record's cookie again with each decision, so that WebKit keeps it
   * for longer than seven days, and keeps the subject's capability in an HttpOnly `__Host-` cookie, which then serves as
   * the `Authorization` of requests of that origin. Name both in the policy. Default false.
   */
  cookie?: boolean;
  /** Receives the operator's log; nothing personal is ever in it. Default: errors go to `console.error`. */
  log?(entry: LogEntry): void;
  /** The server's clock, in milliseconds since 1970. Default `Date.now`. */
  now?(): number;
}

export interface ConsentServer {
  /** Answers one request; mount it in any runtime that speaks `Request` and `Response`. Needs no `this`. */
  fetch(request: Request): Promise<Response>;
  /** Starts the storage; the first request does it too, but a server should fail at start, not then. */
  ready(): Promise<void>;
  /**
   * Forgets whom decisions are about where the policy's retention row `consent-records` says that it is time. `assent
   * serve` and `listen` run it every hour; elsewhere let a scheduler call it, on any number of instances.
   *
   * @returns how many decisions were concerned; a failure is logged, and left to the next run
   */
  applyRetention(): Promise<number>;
  /**
   * Records what a form says that the site's own code has received, where the visitor's browser did not: see
   * `renderConsentForm`.
   *
   * @param request the one that brought the form: its cookies say what stands, its headers where it comes from
   * @throws Error when there is no such policy, or the storage can't be reached
   */
  recordForm(request: Request, fields: FormFields, options?: RecordFormOptions): Promise<RecordedForm>;
  /** Closes the storage. Requests after this open it again. */
  close(): Promise<void>;
  /** Where the routes are. */
  basePath: string;
}

/**
 * The consent backend as a fetch handler.
 *
 * @throws Error naming every path and fix when a policy document has errors
 * @throws Error when an option can't be used as it is
 */
export function createConsentServer(options: ConsentServerOptions): ConsentServer {
  const documents = options.policies ?? (options.policy === undefined ? [] : [options.policy]);
  const log = options.log ?? ((entry) => entry.level === 'error' && console.error(JSON.stringify(entry)));
  const basePath = `/${(options.basePath ?? '/assent/v1').replace(/^\/+|\/+$/g, '')}`;
  const storage = guarded(options.storage);
  const policies: PolicyRegistry = policyRegistry(documents, storage, options.earlier);
  const now = options.now ?? Date.now;
  const keys = receiptKeys(storage, options.receipts?.secret, now);
  const context: ServerContext = {
    storage,
    policies,
    keys,
    limits: makeLimits(options.limits ?? {}, now),
    texts: textRegistry(storage, now),
    cookies: options.cookie ? makeCookies(policies) : undefined,
    basePath,
    log,
    now,
  };

  let starting: Promise<void> | undefined;
  const ready = () => {
    starting ??= policies.start().catch((error: unknown) => {
      starting = undefined; // the next request tries again
      throw error;
    });
    return starting;
  };
  const app = consentApp(context, ready, {
    bodyLimit: options.bodyLimit ?? 65_536,
    origins: (options.origins ?? []).map(exactOrigin),
    adminToken: options.admin?.token,
    identify: options.identify && identifier(options.identify, now),
  });
  return {
    fetch: wholeAnswers(async (request) => app.fetch(wellKnown(request, basePath))),
    ready,
    async applyRetention() {
      try {
        await ready();
        return await applyRetention(policies, storage, now());
      } catch (error) {
        // Nothing is half done: each transaction is whole, and the next run goes on from there.
        log({
          level: 'error',
          event: 'retention-failed',
          message: error instanceof Error ? error.message : String(error),
        });
        return 0;
      }
    },
    async recordForm(request, fields, options) {
      await ready();
      return recordForm(context, request, fields, options);
    },
    async close() {
      starting = undefined;
      await storage.stop();
    },
    basePath,
  };
}

/** Browsers look for one resource outside of our path; a proxy has to pass it on. */
function wellKnown(request: Request, basePath: string): Request {
  if (!request.url.includes('/.well-known/')) return request;
  const url = new URL(request.url);
  if (url.pathname !== '/.well-known/gpc.json') return request;
  return new Request(new URL(`${basePath}/gpc.json`, url), { method: request.method, headers: request.headers });
}

/** @throws Error unless `origin` is written just as browsers send it */
function exactOrigin(origin: string): string {
  const canonical = /^https?:/i.test(origin) && URL.canParse(origin) ? new URL(origin).origin : undefined;
  if (canonical !== origin || origin.includes('*')) {
    const fix =
      canonical === undefined || origin.includes('*') ? 'such as "https://www.example.com"' : `"${canonical}"`;
    throw new Error(`"${origin}" is not an origin: write ${fix}`);
  }
  return origin;
}

/** The storage with its failures told apart from ours: they are the ones that a client should wait for. */
function guarded(storage: ConsentStorage): ConsentStorage {
  return new Proxy(storage, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        try {
          return await member.apply(target, args);
        } catch (cause) {
          throw new StorageFailure(cause instanceof Error ? cause.message : String(cause), { cause });
        }
      };
    },
  });
}
