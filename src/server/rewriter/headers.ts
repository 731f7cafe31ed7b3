import { isFetched } from './mark.js';
import { candidates } from './srcset.js';

/** The headers of a response, in whichever server. */
export interface ResponseHeaders {
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
}

/** What becomes of a response: rewritten, or left alone; `why` is what its owner should know of that. */
export type Plan = { rewrite: true; charset: string | undefined } | { rewrite: false; why?: string };

/** Looks at a response before its body is sent. */
export function planFor(status: number, headers: ResponseHeaders): Plan {
  const [, type, charset] =
    /^\s*([^\s;]+)(?:.*;\s*charset\s*=\s*"?([^\s";]+))?/i.exec(headers.get('content-type') ?? '') ?? [];
  if (type?.toLowerCase() === 'application/xhtml+xml')
    return { rewrite: false, why: 'a page in XHTML is not rewritten. Fix: serve text/html' };
  if (type?.toLowerCase() !== 'text/html' || status < 200 || status === 204 || status === 205 || status === 304)
    return { rewrite: false };
  const coding = headers.get('content-encoding');
  if (coding && coding.toLowerCase() !== 'identity')
    return {
      rewrite: false,
      why: `a page was compressed (${coding}) before it could be rewritten: its trackers are not marked. Fix: compress after it, by putting the compression before this in the chain of middleware, or in the proxy`,
    };
  if (status === 206 || headers.get('content-range'))
    return { rewrite: false, why: 'a part of a page (a range) is not rewritten. Fix: answer pages whole' };
  return { rewrite: true, charset };
}

/** What names or measures the bytes that the handler had, and so would be wrong of those that are sent. */
const OF_BYTES = [
  'content-length',
  'etag',
  'last-modified',
  'accept-ranges',
  'content-md5',
  'digest',
  'content-digest',
  'repr-digest',
];

/** Makes the headers those of the rewritten page. */
export function adjustHeaders(headers: ResponseHeaders, idOf: (url: string) => string | undefined): void {
  for (const name of OF_BYTES) headers.delete(name);
  const link = headers.get('link');
  const left = link && splitList(link).filter((entry) => !fetchesHeld(entry, idOf));
  if (left && left.length > 0) headers.set('link', left.join(', '));
  else if (link) headers.delete('link');
}

/** For a page that depends on the visitor's choice: no cache may give it to another. */
export function makePersonal(headers: ResponseHeaders): void {
  const vary = headers.get('vary');
  const names = splitList(vary ?? '').map((name) => name.toLowerCase());
  const missing = ['Cookie', 'Sec-GPC'].filter((name) => !names.includes(name.toLowerCase()));
  if (vary?.trim() !== '*') headers.set('vary', [vary, ...missing].filter(Boolean).join(', '));
  const control = splitList(headers.get('cache-control') ?? '').filter(
    (directive) => !/^(public|private|s-maxage|proxy-revalidate|must-understand)\b/i.test(directive),
  );
  headers.set('cache-control', ['private', ...control].join(', '));
  for (const name of ['cdn-cache-control', 'surrogate-control']) headers.delete(name);
}

/** Adds a policy to those that the page has: browsers hold to all of them. */
export function addCsp(headers: ResponseHeaders, csp: string): void {
  const name = 'content-security-policy';
  const own = headers.get(name);
  headers.set(name, own ? `${own}, ${csp}` : csp);
}

/** The nonce that the page's own policy asks of script elements: by the first of these directives that it has (CSP 3). */
export const nonceOf = (headers: ResponseHeaders): string | undefined => {
  const policy = headers.get('content-security-policy') ?? '';
  for (const directive of ['script-src-elem', 'script-src', 'default-src']) {
    const [, sources] = new RegExp(`(?:^|[;,])\\s*${directive}\\s([^;,]*)`, 'i').exec(policy) ?? [];
    if (sources !== undefined) return /'nonce-([\w+/=-]+)'/i.exec(sources)?.[1];
  }
  return undefined;
};

/** Splits at commas that are in no URL and no quotes (RFC 8288, RFC 9110). */
const splitList = (value: string): string[] =>
  (value.match(/(?:<[^>]*>|"(?:\\.|[^"\\])*"|[^,])+/g) ?? []).map((entry) => entry.trim()).filter(Boolean);

/** Would this `Link` (`<url>; rel=preload`) have the browser fetch what is held? */
function fetchesHeld(entry: string, idOf: (url: string) => string | undefined): boolean {
  const url = /^<([^>]*)>/.exec(entry)?.[1];
  const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(entry);
  const srcset = /;\s*imagesrcset\s*=\s*"([^"]*)"/i.exec(entry)?.[1];
  if (url === undefined || !isFetched(rel?.[1] ?? rel?.[2] ?? '')) return false;
  return [url, ...(srcset ? candidates(srcset) : [])].some((each) => idOf(each));
}
