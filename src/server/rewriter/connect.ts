import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Hints, Start } from './create.js';
import type { ResponseHeaders } from './headers.js';
import type { ByteRewriting } from './stream.js';

/** Express's and Connect's middleware; with Node's own `http`, call it and go on in `next`. */
export type Connect = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

type Done = (error?: Error | null) => void;
type Chunk = string | Uint8Array<ArrayBuffer>;

export const connectMiddleware =
  (start: Start, hints: Hints): Connect =>
  (request, response, next) => {
    patchResponse(request, response, start);
    patchHints(request, response, hints);
    next();
  };

/** Stands in for the methods that send; whoever patched them before is called with what is rewritten. */
function patchResponse(request: IncomingMessage, response: ServerResponse, start: Start): void {
  const { writeHead, write, end, flushHeaders } = response;
  let decided = false;
  let rewriting: ByteRewriting | undefined;

  /** At the last moment at which headers can be changed. */
  const decide = () => {
    if (decided || response.headersSent) return;
    decided = true;
    rewriting = start(factsOf(request), response.statusCode, headersOf(response));
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const message = typeof rest[0] === 'string' ? rest[0] : undefined;
    const headers = rest.find((each) => typeof each === 'object' && each !== null);
    if (headers) setAll(response, headers as OutgoingHttpHeaders | OutgoingHttpHeader[]);
    response.statusCode = status;
    decide();
    return Reflect.apply(writeHead, response, message === undefined ? [status] : [status, message]) as ServerResponse;
  }) as typeof response.writeHead;

  response.flushHeaders = () => {
    decide();
    flushHeaders.call(response);
  };

  response.write = ((chunk: Chunk, ...rest: unknown[]) => {
    decide();
    if (!rewriting) return write.call(response, chunk, ...(rest as [BufferEncoding, Done]));
    const done = rest.find((each) => typeof each === 'function') as Done | undefined;
    const bytes = rewriting.write(bytesOf(chunk, rest[0]));
    if (bytes.length > 0) return write.call(response, bytes, ...((done ? [done] : []) as unknown as [BufferEncoding]));
    // All of it waits for the end of its tag.
    if (done) queueMicrotask(done);
    return true;
  }) as typeof response.write;

  response.end = ((...args: unknown[]) => {
    decide();
    const [chunk] = args;
    const done = args.find((each) => typeof each === 'function') as Done | undefined;
    if (rewriting) {
      const before =
        chunk && typeof chunk !== 'function' ? rewriting.write(bytesOf(chunk as Chunk, args[1])) : undefined;
      const last = rewriting.end();
      rewriting = undefined;
      return end.call(response, Buffer.concat([before ?? new Uint8Array(), last]), 'utf8', done);
    }
    return end.call(response, ...(args as [Chunk, BufferEncoding, () => void]));
  }) as typeof response.end;
}

type EarlyHints = Parameters<ServerResponse['writeEarlyHints']>[0];

/** Browsers follow the links of an early hint (103) long before the page is there. */
function patchHints(request: IncomingMessage, response: ServerResponse, hints: Hints): void {
  // Not there in Node before 18.11, nor in what only looks like a response.
  const { writeEarlyHints } = response as Partial<ServerResponse>;
  if (!writeEarlyHints) return;
  response.writeEarlyHints = (early: EarlyHints, done?: () => void) => {
    const links = [early.link ?? []].flat();
    const facts = factsOf(request);
    const left = links.flatMap((link) => hints(facts, link));
    if (left.length > 0 || links.length === 0) return writeEarlyHints.call(response, { ...early, link: left }, done);
    // Node would send none without a link, and call nobody back.
    if (done) queueMicrotask(done);
  };
}

const bytesOf = (chunk: Chunk, encoding: unknown): Uint8Array =>
  typeof chunk === 'string'
    ? Buffer.from(chunk, (typeof encoding === 'string' ? encoding : 'utf8') as BufferEncoding)
    : chunk;

function factsOf(request: IncomingMessage & { originalUrl?: string; protocol?: string }) {
  const { host = 'localhost', cookie, 'sec-gpc': gpc } = request.headers;
  const secure = (request.socket as { encrypted?: boolean }).encrypted;
  // Express knows the visitor's protocol behind a trusted proxy.
  const said = `${request.protocol ?? (secure ? 'https' : 'http')}://${host}`;
  const origin = URL.canParse(said) ? said : 'http://localhost';
  const path = request.originalUrl ?? request.url ?? '/';
  // Behind the host, not resolved against it: `//other.example/` is a path here.
  const url = path.startsWith('/') ? origin + path : path;
  return {
    method: request.method ?? 'GET',
    url: URL.canParse(url) ? new URL(url).href : origin,
    cookie,
    gpc: gpc?.toString(),
  };
}

const headersOf = (response: ServerResponse): ResponseHeaders => ({
  get(name) {
    const value = response.getHeader(name);
    return value === undefined ? null : [value].flat().join(', ');
  },
  set: (name, value) => void response.setHeader(name, value),
  delete: (name) => response.removeHeader(name),
});

/** The headers of `writeHead(status, headers)`: an object, or a flat list of names and values. */
function setAll(response: ServerResponse, headers: OutgoingHttpHeaders | OutgoingHttpHeader[]): void {
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    return;
  }
  const flat = headers.flat() as string[];
  for (let i = 0; i < flat.length; i += 2) response.removeHeader(flat[i]!);
  for (let i = 0; i < flat.length; i += 2) response.appendHeader(flat[i]!, flat[i + 1]!);
}
