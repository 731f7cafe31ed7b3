import type { Context } from 'hono';
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
  if (server.cookies) c.header('set-cookie', server.cookies.ended);
  return c.json({ erased } satisfies EraseAnswer);
};
