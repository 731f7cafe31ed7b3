import type { Context } from 'hono';
import type { ServerContext } from '../context.js';
import { sha256 } from '../hash.js';
import { problemDetails, problemResponse } from '../problem.js';
import { Capability } from '../wire.js';

/** The hash of the capability that a request carries in `Authorization` (or in our cookie, where that is set up), or the refusal of a request without one. */
export function subjectOf(server: ServerContext, c: Context): string | Response {
  const header = c.req.header('authorization');
  const given = header === undefined ? server.cookies?.capability(c) : /^Bearer +(\S+)$/i.exec(header)?.[1];
  const capability = Capability.safeParse(given);
  if (capability.success) return sha256(capability.data);
  const detail = 'Send the subject as "Authorization: Bearer <capability>"';
  return problemResponse(problemDetails(401, detail), { 'www-authenticate': 'Bearer realm="assent"' });
}
