import { isRequired, openSources, sealCsp } from '../../policy/csp.js';
import { createMatcher } from '../../policy/match.js';
import { parsePolicy } from '../../policy/parse.js';
import { withStrict } from '../../policy/strict.js';
import type { Policy } from '../../policy/types.js';
import { compileRules } from '../../regime/compile.js';
import { type Connect, connectMiddleware } from './connect.js';
import { type FetchHandler, type HonoMiddleware, honoMiddleware, wrapHandler } from './fetch.js';
import {
  addCsp,
  dropBytesHeaders,
  dropHeldLinks,
  makePersonal,
  nonceOf,
  planFor,
  type ResponseHeaders,
  unheldLinks,
} from './headers.js';
import { type ByteRewriting, rewriteBytes } from './stream.js';
import { allowedFor, type VisitorHeaders } from './visitor.js';

export interface RewriterOptions {
  /** The policy document, as its owner wrote it (parsed JSON). */
  policy: unknown;
  /**
   * `mark` (default): the tags of every service that needs consent are held, so that the page is the same for everybody
   * and may be cached; the guard releases what a visitor has granted. `leave`: tags that this visitor has granted stay
   * as they are, so that they load at full speed; the page then depends on the cookie, and is kept from shared caches.
   */
  granted?: 'mark' | 'leave';
  /** The guard's address, such as `/assent.js`: its tag is put before the first tag that runs or fetches anything. */
  script?: string;
  /** Receives each thing that an owner should know of, once. Default `console.warn`. */
  warn?(message: string): void;
}

/** A request, as far as the rewriting of its answer depends on it. */
export interface RequestFacts extends VisitorHeaders {
  method: string;
  /** Absolute. */
  url: string;
}

export interface Rewriter {
  /** Around a fetch handler: `export default { fetch: rewriter.fetch(handler) }`. */
  fetch<Rest extends unknown[]>(handler: FetchHandler<Rest>): (request: Request, ...rest: Rest) => Promise<Response>;
  /** For Hono: `app.use(rewriter.hono)`. */
  hono: HonoMiddleware;
  /** For Express, Connect and Node's own `http`: `app.use(rewriter.connect)`, after a compression middleware. */
  connect: Connect;
}

/**
 * Makes the tags of a page's trackers inert in the HTML itself, before any browser's preload scanner sees them.
 *
 * @throws Error naming every path and fix when the policy has errors
 */
export function createRewriter(options: RewriterOptions): Rewriter {
  const { start, hints } = starter(options);
  return {
    fetch: (handler) => wrapHandler(handler, start),
    hono: honoMiddleware(start),
    connect: connectMiddleware(start, hints),
  };
}

/**
 * Decides on one response. Its headers are adjusted here; its body, unless there is none, has to go through what is
 * returned. Undefined: the response is no page, or can't be rewritten, and its body goes as it is.
 */
export type Start = (request: RequestFacts, status: number, headers: ResponseHeaders) => ByteRewriting | undefined;

/** Of the links of an early hint (103), those that may go before anybody knows what the answer will be. */
export type Hints = (request: RequestFacts, link: string) => string[];

function starter({ policy: document, granted = 'mark', script, warn }: RewriterOptions): {
  start: Start;
  hints: Hints;
} {
  const policy = read(document);
  const scriptHost = /^(?:https?:)?\/\/([^/?#]+)/i.exec(script ?? '')?.[1];
  const guardHosts = scriptHost === undefined ? [] : [scriptHost];
  const rules = compileRules(withStrict(policy, OWN_HOST, ...guardHosts));
  // A guard on a host of its own has to come through the seal.
  const open = { ...rules, allow: [...(rules.allow ?? []), ...guardHosts] };
  const { services = [] } = rules;
  const match = createMatcher(services);
  const always = policy.seal === 'always';
  const personal = always || granted === 'leave';
  const required = new Set(services.filter((s) => isRequired(rules, s)).map((s) => s.id));

  const told = new Set<string>();
  const tell = (message: string) => {
    if (told.has(message)) return;
    told.add(message);
    (warn ?? console.warn)(`[assent] ${message}`);
  };

  /** What has to wait, for those to whom `free` may run. */
  const judge =
    (request: RequestFacts, free: ReadonlySet<string>) =>
    (url: string, base = request.url) => {
      if (!URL.canParse(url, base)) return undefined;
      const { href, host } = new URL(url, base);
      // Whole: the matcher remembers each base, of which a server sees no end.
      const service = match('hosts', href);
      if (!service || free.has(service.id)) return undefined;
      return service.id === 'unknown' && host === new URL(request.url).host ? undefined : service.id;
    };
  const allowedTo = (request: RequestFacts) => (personal ? allowedFor(rules, request, Date.now()) : required);

  const start: Start = (request, status, headers) => {
    const plan = planFor(status, headers);
    if (!plan.rewrite) {
      if (plan.why) tell(plan.why);
      // Browsers follow the links of styles and scripts, too; those answers may lie in any cache.
      dropHeldLinks(headers, judge(request, required));
      return undefined;
    }
    const allowed = allowedTo(request);
    const idOf = judge(request, granted === 'leave' ? allowed : required);
    const nonce = nonceOf(headers);
    dropBytesHeaders(headers);
    dropHeldLinks(headers, idOf);
    if (personal) makePersonal(headers);
    if (always) addCsp(headers, sealCsp(openSources(open, (id) => allowed.has(id))));
    return rewriteBytes({
      url: request.url,
      charset: plan.charset,
      idOf,
      head: script === undefined ? undefined : { src: script, html: scriptTag(script, nonce) },
      warn: tell,
    });
  };
  const hints: Hints = (request, link) =>
    unheldLinks(link, judge(request, granted === 'leave' ? allowedTo(request) : required));
  return { start, hints };
}

/** Strict mode's place for the page's own host: here each request says it. */
const OWN_HOST = '[own]';

/** In ASCII, whatever the page's encoding is. */
const scriptTag = (src: string, nonce: string | undefined) => {
  const url = encodeURI(src).replaceAll('%25', '%').replaceAll('&', '&amp;');
  return `<script src="${url}"${nonce ? ` nonce="${nonce}"` : ''}></script>`;
};

function read(document: unknown): Policy {
  const { policy, problems } = parsePolicy(document);
  if (policy) return policy;
  const lines = problems.map(({ path, message, fix }) => `${path || '/'} ${message}: ${fix}`);
  throw new Error(`The policy has errors. Fix, then check it with "assent check":\n${lines.join('\n')}`);
}
