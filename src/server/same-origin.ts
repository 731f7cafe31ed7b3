import type { Context } from 'hono';

/**
 * Whether a page of this very origin sent the request: what cookies authorise is for nobody else (CSRF). Browsers say it
 * in `Sec-Fetch-Site`, which no page can write (W3C Fetch Metadata); older ones name at least the `Origin` of whatever
 * is no mere reading.
 */
export function fromSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  // A reading that says neither can be forged by nobody who does not get its answer; and the cookie is SameSite=Strict.
  if (origin === undefined) return c.req.method === 'GET';
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}
