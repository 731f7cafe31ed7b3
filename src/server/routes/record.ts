import type { Context } from 'hono';
import type { ServerContext } from '../context.js';
import { foldLog } from '../fold.js';
import type { RecordAnswer } from '../wire.js';
import { subjectOf } from './capability.js';

/**
 * `GET /record`: the subject's record. The capability is all that it takes, and nothing less will do; one that was never
 * seen gets an empty record, so that an answer tells nobody which capabilities exist.
 */
export const getRecord = (server: ServerContext) => async (c: Context) => {
  const subject = await subjectOf(c);
  if (typeof subject !== 'string') return subject;
  const log = await server.storage.bySubject(subject);
  const record = await foldLog(log, server.policies);
  return c.json({ subject, record: record ?? null, decisions: log.length } satisfies RecordAnswer);
};
