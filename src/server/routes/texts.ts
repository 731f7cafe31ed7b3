import type { Context } from 'hono';
import { jsonResponse } from '../answer.js';
import type { ServerContext } from '../context.js';
import { readJson } from '../json.js';
import { problemDetails, problemResponse, schemaErrors } from '../problem.js';
import { TextBody } from '../wire.js';

/**
 * `POST /texts`: takes in what a visitor was shown, so that the hash in the decision can be shown to be of that. It is
 * kept under its own hash: whoever sends another text proves nothing by it.
 *
 * @param trusted sent by the owner
 */
export const postText =
  (server: ServerContext, trusted = false) =>
  async (c: Context) => {
    const parsed = TextBody.safeParse(await readJson(c));
    if (!parsed.success) {
      const detail = 'Send { "text", "policy": { "id", "version" } }';
      return problemResponse(problemDetails(400, detail, 'invalid-request', schemaErrors(parsed.error)));
    }
    const { text, policy } = parsed.data;
    const { serverHash } = await server.policies.judge(policy.id, policy.version, undefined);
    if (serverHash === null) {
      return problemResponse(problemDetails(422, 'This backend never served that policy version', 'policy-unknown'));
    }
    if (await server.texts.offer(text, policy, trusted)) return new Response(null, { status: 204 });
    server.log({ level: 'error', event: 'too-many-texts', message: `${policy.id} ${policy.version}` });
    const detail = 'There are too many texts of this policy version; the owner can still add some';
    return problemResponse(problemDetails(409, detail, 'too-many-texts'));
  };

/** `GET /admin/texts/:hash`: the text behind the hash in a decision. */
export const getText = (server: ServerContext) => async (c: Context) => {
  const text = await server.storage.findText(c.req.param('hash') ?? '');
  return text
    ? jsonResponse(text)
    : problemResponse(problemDetails(404, 'No text of this hash was sent to this backend'));
};
