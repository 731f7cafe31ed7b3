import type { Context } from 'hono';
import { sha256 } from '../hash.js';
import { problemDetails, problemResponse } from '../problem.js';
import { Capability } from '../wire.js';

/** The hash of the capability that a request carries in `Authorization`, or the refusal of a request without one. */
export function subjectOf(c: Context): string | Response {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const capability = Capability.safeParse(token);
  if (capability.success) return sha256(capability.data);
  const detail = 'Send the subject as "Authorization: Bearer <capability>"';
  return problemResponse(problemDetails(401, detail), { 'www-authenticate': 'Bearer realm="assent"' });
}
