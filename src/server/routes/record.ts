import type { Context } from 'hono';
import { sha256 } from '../../policy/hash.js';
import type { ServerContext } from '../context.js';
import { foldLog } from '../fold.js';
import { problemDetails, problemResponse } from '../problem.js';
import { Capability, type RecordAnswer } from '../wire.js';

/**
 * `GET /record`: the subject's record. The capability is all that it takes, and nothing less will do; one that was never
 * seen gets an empty record, so that an answer tells nobody which capabilities exist.
 */
export const getRecord = (server: ServerContext) => async (c: Context) => {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const capability = Capability.safeParse(token);
  if (!capability.success) {
    const detail = 'Send the subject as "Authorization: Bearer <capability>"';
    return problemResponse(problemDetails(401, detail), { 'www-authenticate': 'Bearer realm="assent"' });
  }
  const subject = await sha256(capability.data);
  const log = await server.storage.bySubject(subject);
  const record = await foldLog(log, server.policies);
  return c.json({ subject, record: record ?? null, decisions: log.length } satisfies RecordAnswer);
};
