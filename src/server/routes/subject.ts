import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import type { EraseAnswer } from '../wire.js';
import { subjectOf } from './capability.js';

/**
 * `DELETE /subject`: forgets whom the capability's decisions are about. The decisions stay in their chain, about nobody.
 * A capability that was never seen gets the same answer, so that an answer tells nobody which ones exist.
 */
export const deleteSubject = (server: ServerContext) => async (c: Context) => {
  const subject = subjectOf(server, c);
  if (typeof subject !== 'string') return subject;
  const erased = await server.storage.erase(subject);
  const cookie = server.cookies && { 'set-cookie': server.cookies.ended };
  return jsonResponse({ erased } satisfies EraseAnswer, 200, cookie);
};
