import type { Context } from 'hono';

/**
 * Whether a page of this very origin sent the request: what cookies authorise is for nobody else (CSRF). Browsers say it
 * in `Sec-Fetch-Site`, which no page can write (W3C Fetch Metadata); older ones name at least the `Origin` of whatever
 * is no mere reading.
 */
export const fromSameOrigin = (c: Context): boolean => isSameOrigin(c.req.raw);

/** The same of a request that came to the site's own code. */
export function isSameOrigin({ headers, method, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  // A reading that says neither can be forged by nobody who does not get its answer; and the cookie is SameSite=Strict.
  if (origin === null) return method === 'GET';
  return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? new URL(url).host);
}
