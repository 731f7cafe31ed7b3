import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { foldLog } from '../fold.js';
import { mergeLogs } from '../merge.js';
import type { RecordAnswer } from '../wire.js';
import { subjectOf } from './capability.js';

/**
 * `GET /record`: the subject's record. The capability is all that it takes, and nothing less will do; one that was never
 * seen gets an empty record, so that an answer tells nobody which capabilities exist.
 */
export const getRecord = (server: ServerContext) => async (c: Context) => {
  const subject = subjectOf(server, c);
  return typeof subject === 'string' ? jsonResponse(await recordOf(server, subject)) : subject;
};

/** The fold of the decisions of a subject, and of those that are the same user's. */
export async function recordOf(server: ServerContext, subject: string): Promise<RecordAnswer> {
  const subjects = await server.storage.linked(subject);
  const log = mergeLogs(await Promise.all(subjects.map((one) => server.storage.bySubject(one))));
  const record = await foldLog(log, server.policies);
  return { subject, record: record ?? null, decisions: log.length };
}
