import type { Context } from 'hono';
import type { ServerContext } from '../context.js';
import { problemDetails, problemResponse } from '../problem.js';

/** `GET /policy`: the document in force; `?id=` where several are served. Revalidated by its hash. */
export const getPolicy = (server: ServerContext) => async (c: Context) => {
  const served = server.policies.served(c.req.query('id'));
  if (!served) return problemResponse(problemDetails(404, 'No policy of this id is served here'));
  const headers = { etag: `"${served.hash}"`, 'cache-control': 'no-cache' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(headers.etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return c.json(served.document as object, 200, headers);
};
