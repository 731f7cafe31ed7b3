import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PastAnswer } from '../../src/server/wire.js';
import { decision, newSubject, startServer } from './helpers.js';

it("GET /decisions is the subject's own decisions, in the order of the server, each with a receipt; and nobody else's", async (t) => {
  const { send, url } = await startServer(t);
  const [mine, other] = [newSubject(), newSubject()];
  const past = (subject?: string, path = '/decisions') =>
    fetch(url + path, subject ? { headers: { authorization: `Bearer ${subject}` } } : {});
  const first = decision({ subject: mine, choices: { analytics: true }, source: 'banner:accept-all' });
  const second = decision({ subject: mine, choices: { analytics: false }, source: 'settings:save' });
  await send([first, decision({ subject: other })]);
  await send([second]);

  const answer = await past(mine);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  const { decisions } = (await answer.json()) as PastAnswer;
  assert.deepEqual(
    decisions.map(({ id, choices, source }) => ({ id, choices, source })),
    [first, second].map(({ id, choices, source }) => ({ id, choices, source })),
  );
  assert.deepEqual(Object.keys(decisions[0]!).sort(), ['at', 'choices', 'id', 'language', 'policy', 'source']);
  for (const { id } of decisions) {
    assert.equal((await past(mine, `/receipts/${id}`)).status, 200);
    assert.equal((await past(other, `/receipts/${id}`)).status, 404);
  }
  assert.deepEqual(await (await past(newSubject())).json(), { decisions: [] });
  assert.equal((await past()).status, 401);
});
