import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import type { Identify } from '../identify.js';
import { readJson } from '../json.js';
import { problemDetails, problemResponse, schemaErrors } from '../problem.js';
import { IdentifyBody } from '../wire.js';
import { subjectOf } from './capability.js';
import { recordOf } from './record.js';

/**
 * `POST /identify`: links a browser's subject to the user whom a token vouches for. From then on `GET /record` is the
 * record of all the user's devices. A subject that is another user's stays so: two people on one computer do not get to
 * see each other's record.
 */
export const postIdentify = (server: ServerContext, identify: Identify) => async (c: Context) => {
  const subject = subjectOf(server, c);
  if (typeof subject !== 'string') return subject;
  const body = IdentifyBody.safeParse(await readJson(c));
  if (!body.success) {
    return problemResponse(problemDetails(400, 'Send { "token": "..." }', 'invalid-request', schemaErrors(body.error)));
  }
  const user = await identify(body.data.token);
  if (!user)
    return problemResponse(problemDetails(422, "The token is not one of this site's backend", 'token-refused'));
  if (!(await server.storage.link(subject, user))) {
    const detail = 'The subject belongs to another user: begin a new one';
    return problemResponse(problemDetails(409, detail, 'subject-taken'));
  }
  return jsonResponse(await recordOf(server, subject));
};
