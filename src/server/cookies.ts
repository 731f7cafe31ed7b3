import type { Context } from 'hono';

import { encodeRecord } from '../decision/codec.js';
import { readCookie } from '../decision/read-cookie.js';
import { foldDecision } from '../decision/record.js';
import { cookieDays, cookieName, type Rules } from '../policy/rules.js';
import { compileRules } from '../regime/compile.js';
import type { PolicyRegistry } from './policies.js';
import { fromSameOrigin } from './same-origin.js';
import { Capability, type DecisionBody } from './wire.js';

/** Keeps the capability: set by a host for itself alone, over https, out of reach of scripts (RFC 6265bis, 4.1.3.2). */
const SUBJECT = '__Host-assent-subject';
const DAY = 86_400;

/** What the backend does with cookies, where it is on the site's own origin and its owner has said so. */
export interface Cookies {
  /** `Set-Cookie` lines for the answer to decisions that were taken in. */
  after(c: Context, decisions: readonly DecisionBody[]): string[];
  /** The capability that the browser keeps for this host; undefined for a request that another site has caused. */
  capability(c: Context): string | undefined;
  /** The `Set-Cookie` line that ends it. */
  ended: string;
}

const line = (name: string, value: string, ...attributes: string[]) => [`${name}=${value}`, ...attributes].join('; ');

/** The `Set-Cookie` line of the record, as the browser itself would write it. */
export function recordCookie(rules: Rules, value: string, secure: boolean): string {
  const { path = '/', domain } = rules.cookie ?? {};
  const more = [...(domain ? [`Domain=${domain}`] : []), ...(secure ? ['Secure'] : [])];
  return line(cookieName(rules), value, `Path=${path}`, `Max-Age=${cookieDays(rules) * DAY}`, 'SameSite=Lax', ...more);
}

/**
 * WebKit keeps what scripts have written for seven days without a visit; what a server sets stays as long as it says
 * (webkit.org, "Full Third-Party Cookie Blocking", 2020). So the backend sets the record's cookie again, as the browser
 * has sent it: the browser's own times stay in it, so that its copies go on agreeing which is the newest.
 */
export function makeCookies(policies: PolicyRegistry): Cookies {
  const host = ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict'];

  function record(header: string, secure: boolean, decisions: readonly DecisionBody[]): string[] {
    const last = decisions.at(-1)!;
    const served = policies.served(last.policy.id)?.policy;
    if (!served) return [];
    const rules = compileRules(served);
    const name = cookieName(rules);
    // None: it was deleted, or is not allowed. That is not for the backend to undo.
    let newest = readCookie(header, name);
    if (!newest) return [];
    // An answer that came in late may have put an older cookie back: then what was decided since is missing in it.
    for (const { choices, at } of decisions) {
      if (Date.parse(at) > newest.at) newest = foldDecision(rules, newest, choices, Date.parse(at));
    }
    return [recordCookie(rules, encodeRecord(newest), secure)];
  }

  return {
    after(c, decisions) {
      const { origin, cookie } = c.req.header();
      if (decisions.length === 0 || !origin || !fromSameOrigin(c)) return [];
      // The proxy in front may speak http to us: what the page was loaded by is said by its origin.
      const secure = origin.startsWith('https:');
      const capability = decisions.at(-1)!.subject;
      return [
        ...record(cookie ?? '', secure, decisions),
        ...(secure ? [line(SUBJECT, capability, `Max-Age=${400 * DAY}`, ...host)] : []),
      ];
    },
    capability(c) {
      if (!fromSameOrigin(c)) return undefined;
      const parts = (c.req.header('cookie') ?? '').split(/;\s*/);
      const value = parts.find((part) => part.startsWith(`${SUBJECT}=`))?.slice(SUBJECT.length + 1);
      return Capability.safeParse(value).data;
    },
    ended: line(SUBJECT, '', 'Max-Age=0', ...host),
  };
}
