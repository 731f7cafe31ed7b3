import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { problemDetails, problemResponse } from '../problem.js';
import { makeReceipt } from '../receipts/receipt.js';
import type { SignedReceipt } from '../receipts/verify.js';
import { subjectOf } from './capability.js';

/**
 * `GET /receipts/:id`: the signed receipt of one of the subject's own decisions. Another subject's decision and none at
 * all get the same answer.
 */
export const getReceipt = (server: ServerContext) => async (c: Context) => {
  const subject = subjectOf(server, c);
  if (typeof subject !== 'string') return subject;
  const id = c.req.param('id')?.toLowerCase() ?? '';
  const row = id.length === 36 ? await server.storage.byId(id) : undefined;
  if (row?.subject !== subject) return problemResponse(problemDetails(404, 'You have no decision of this id'));
  const policy = await server.policies.find(row.policyId, row.policyVersion, row.policyHash);
  const earlier = (await server.storage.bySubject(subject)).filter(({ seq }) => seq < row.seq);
  const receipt = makeReceipt({ ...row, subject }, earlier, policy);
  const answer: SignedReceipt = { receipt, jws: await server.keys.sign(receipt), keys: await server.keys.jwks() };
  return jsonResponse(answer);
};

/** `GET /jwks.json`: the keys that receipts are checked by, those before the current one included (RFC 7517). */
export const getJwks = (server: ServerContext) => async () =>
  jsonResponse(await server.keys.jwks(), 200, {
    'content-type': 'application/jwk-set+json',
    'cache-control': 'public, max-age=300',
  });
