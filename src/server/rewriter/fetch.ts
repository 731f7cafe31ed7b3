import type { Start } from './create.js';
import type { ByteRewriting } from './stream.js';

/** What answers requests: a plain fetch handler, with whatever its runtime hands it besides. */
export type FetchHandler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/** Hono's middleware, as far as it is used here. */
export type HonoMiddleware = (
  context: { req: { raw: Request }; res: Response },
  next: () => Promise<void>,
) => Promise<void>;

export function wrapHandler<Rest extends unknown[]>(
  handler: FetchHandler<Rest>,
  start: Start,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => rewriteResponse(request, await handler(request, ...rest), start);
}

export const honoMiddleware =
  (start: Start): HonoMiddleware =>
  async (context, next) => {
    await next();
    const rewritten = rewriteResponse(context.req.raw, context.res, start);
    if (rewritten === context.res) return;
    // Hono merges the headers of a response that it has already, which would bring back what is gone.
    (context as { res: Response | undefined }).res = undefined;
    context.res = rewritten;
  };

function rewriteResponse(request: Request, response: Response, start: Start): Response {
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  const facts = {
    method: request.method,
    url: request.url,
    cookie: request.headers.get('cookie'),
    gpc: request.headers.get('sec-gpc'),
  };
  const rewriting = start(facts, status, headers);
  if (!rewriting && headers.get('link') === response.headers.get('link')) return response;
  const sent = rewriting ? body?.pipeThrough(stream(rewriting)) : body;
  return new Response(sent ?? null, { status, statusText, headers });
}

/** What is settled goes on at once. */
const stream = (rewriting: ByteRewriting): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> => {
  const pass = (bytes: Uint8Array<ArrayBuffer>, controller: TransformStreamDefaultController) => {
    if (bytes.length > 0) controller.enqueue(bytes);
  };
  return new TransformStream({
    transform: (chunk, controller) => pass(rewriting.write(chunk), controller),
    flush: (controller) => pass(rewriting.end(), controller),
  });
};
