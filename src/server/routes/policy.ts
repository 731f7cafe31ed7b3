import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { problemDetails, problemResponse } from '../problem.js';
import type { VersionsAnswer } from '../wire.js';

/**
 * `GET /policy`: the document in force; `?id=` where several are served. `?version=`, and `&hash=` where one version had
 * several texts, gives any document that was ever in force here: decisions name it. Revalidated by its hash.
 */
export const getPolicy = (server: ServerContext) => async (c: Context) => {
  const { id, version, hash } = c.req.query();
  const found = version === undefined ? server.policies.served(id) : await kept(server, id, version, hash);
  if (!found) return problemResponse(problemDetails(404, 'No such policy is, or was, served here'));
  const headers = { etag: `"${found.hash}"`, 'cache-control': 'no-cache' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(headers.etag) || known.includes('*')) return new Response(null, { status: 304, headers });
  return jsonResponse(found.document, 200, headers);
};

/** The newest text of a version, or the one of that hash. */
async function kept({ policies, storage }: ServerContext, id: string | undefined, version: string, hash?: string) {
  const texts = await storage.findPolicy(id ?? policies.served()!.policy.id, version);
  return texts.find((text) => hash === undefined || text.hash === hash);
}

/** `GET /policy/versions`: which versions this backend keeps, so that what has changed can be told. */
export const getVersions = (server: ServerContext) => async (c: Context) => {
  const served = server.policies.served(c.req.query('id'));
  if (!served) return problemResponse(problemDetails(404, 'No policy of this id is served here'));
  const kept = await server.storage.listPolicies(served.policy.id);
  const answer: VersionsAnswer = {
    versions: kept.map(({ version, hash, firstSeen }) => ({ version, hash, firstSeen })),
  };
  return jsonResponse(answer);
};
