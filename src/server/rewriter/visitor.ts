import { evaluate } from '../../decision/evaluate.js';
import { readCookie } from '../../decision/read-cookie.js';
import { cookieDays, cookieName, type Rules } from '../../policy/rules.js';

/** The request's headers that tell what a visitor has chosen. */
export interface VisitorHeaders {
  cookie: string | null | undefined;
  /** Global Privacy Control: `1` when the browser sends the signal. */
  gpc: string | null | undefined;
}

/**
 * What may run for this visitor, as the guard in the page will see it; a choice that has run out is none.
 *
 * @param now milliseconds since 1970
 */
export function allowedFor(rules: Rules, headers: VisitorHeaders, now: number): ReadonlySet<string> {
  const record = readCookie(headers.cookie, cookieName(rules));
  const valid = record && record.at > now - cookieDays(rules) * 864e5 ? record : undefined;
  return evaluate(rules, valid, headers.gpc === '1').allowed;
}
