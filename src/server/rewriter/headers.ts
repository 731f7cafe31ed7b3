import { isFetched } from './mark.js';
import { candidates } from './srcset.js';

/** The headers of a response, in whichever server. */
export interface ResponseHeaders {
  get(name: string): string | null;
  set(name: string, value: string): void;
  delete(name: string): void;
}

/** The id of the service that a URL of a header belongs to, where that service has to wait for consent. */
type IdOf = (url: string) => string | undefined;

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

/** Takes away what would be wrong of the rewritten page. */
export function dropBytesHeaders(headers: ResponseHeaders): void {
  for (const name of OF_BYTES) headers.delete(name);
}

/** Takes away the links that would have a browser fetch what is held. */
export function dropHeldLinks(headers: ResponseHeaders, idOf: IdOf): void {
  const links = splitList(headers.get('link') ?? '');
  const left = links.filter((entry) => !fetchesHeld(entry, idOf));
  if (left.length === links.length) return;
  if (left.length > 0) headers.set('link', left.join(', '));
  else headers.delete('link');
}

/** The links of a `Link` header that fetch nothing held, one by one. */
export const unheldLinks = (link: string, idOf: IdOf): string[] =>
  splitList(link).filter((entry) => !fetchesHeld(entry, idOf));

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
function fetchesHeld(entry: string, idOf: IdOf): boolean {
  const url = /^<([^>]*)>/.exec(entry)?.[1];
  const parameters = [...entry.matchAll(/;\s*([^\s;="]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;]*))/g)];
  // Whichever of several of one name counts.
  const all = (wanted: string) =>
    parameters.filter(([, name]) => name!.toLowerCase() === wanted).map(([, , quoted, plain]) => quoted ?? plain!);
  if (url === undefined || !all('rel').some(isFetched)) return false;
  return [url, ...all('imagesrcset').flatMap(candidates)].some((each) => idOf(each));
}
