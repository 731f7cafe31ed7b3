import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import type { PastAnswer } from '../wire.js';
import { subjectOf } from './capability.js';

/** The latest that one answer holds. */
const MOST = 200;

/**
 * `GET /decisions`: the subject's own decisions, those of this capability alone: there is a receipt for each. One that was
 * never seen gets an empty list, as `GET /record` does.
 */
export const getDecisions = (server: ServerContext) => async (c: Context) => {
  const subject = subjectOf(server, c);
  if (typeof subject !== 'string') return subject;
  const log = await server.storage.bySubject(subject);
  const answer: PastAnswer = {
    decisions: log.slice(-MOST).map((row) => ({
      id: row.id,
      policy: { id: row.policyId, version: row.policyVersion, hash: row.serverHash ?? row.policyHash ?? undefined },
      choices: row.choices,
      source: row.source,
      language: row.language,
      at: row.occurredAt,
    })),
  };
  return jsonResponse(answer);
};
