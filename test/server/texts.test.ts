import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/policy/hash.js';
import { newBrowser, pageOpener } from '../soak/page.js';
import { decision, policy, startServer, token } from './helpers.js';

const named = { id: policy.id, version: policy.version };
const text = 'Cookies? Reject all Accept all — 쿠키';

describe('the text behind the hash in a decision', () => {
  it('[EU-BANNER-12] is asked for once, and shown to the owner', async (t) => {
    let now = Date.now();
    const { url, post } = await startServer(t, { admin: { token }, now: () => now });
    const hash = await sha256(text);
    const asked = async (more: object) => {
      const answer = await post({ decisions: [decision(more), decision(more), decision()] });
      return ((await answer.json()) as { texts?: string[] }).texts;
    };
    const send = (body: unknown, path = 'texts', headers = {}) =>
      fetch(`${url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const authorization = `Bearer ${token}`;
    const show = (of: string) => fetch(`${url}/admin/texts/${of}`, { headers: { authorization } });

    assert.deepEqual(await asked({ text: hash }), [hash]);
    assert.equal(await asked({ text: hash }), undefined, 'one visitor is asked, the next ones are not');
    now += 61_000;
    assert.deepEqual(await asked({ text: hash }), [hash], 'it did not come: the next one is asked');
    const strange = { text: await sha256('x'), policy: { id: 'other', version: '1' } };
    assert.equal(await asked(strange), undefined, 'not of a policy that was never served');
    assert.equal((await show(hash)).status, 404);

    assert.equal((await send({ text, policy: named })).status, 204);
    assert.equal((await send({ text, policy: named })).status, 204, 'again');
    now += 61_000;
    assert.equal(await asked({ text: hash }), undefined);
    const shown = (await (await show(hash)).json()) as Record<string, string>;
    assert.deepEqual([shown.text, shown.policyId, shown.policyVersion], [text, 'shop', policy.version]);
    assert.equal((await fetch(`${url}/admin/texts/${hash}`)).status, 401);

    for (const [body, status] of [
      [{ text: '', policy: named }, 400],
      [{ text: 'x'.repeat(50_001), policy: named }, 400],
      [{ text: 'a\u0000', policy: named }, 400],
      [{ text: 'x', policy: { id: 'shop', version: 'never' } }, 422],
    ] as const) {
      assert.equal((await send(body)).status, status);
    }
    assert.equal((await send({ text: 'baked', policy: named }, 'admin/texts')).status, 401);
    assert.equal((await send({ text: 'baked', policy: named }, 'admin/texts', { authorization })).status, 204);
    assert.equal((await show(await sha256('baked'))).status, 200);
  });

  it("is sent by the browser's own code, where it still has it", async (t) => {
    const { url, storage } = await startServer(t);
    const page = (await pageOpener())(newBrowser(0));
    const outbox = page.createOutbox('assent');
    const [hash, gone] = [await sha256(text), await sha256('of an earlier page')];
    const { flush } = page.createFlusher(outbox, url, (message) => assert.fail(message), { [hash]: text });
    for (const shown of [gone, hash]) outbox.keep(decision({ text: shown }));
    await flush();
    assert.deepEqual(outbox.all(), []);
    // The decisions are done with before the text goes.
    while (!(await storage.findText(hash))) await new Promise(setImmediate);
    assert.equal(await storage.findText(gone), undefined);
  });

  it('takes a bounded number from visitors', async (t) => {
    const entries: { event: string }[] = [];
    const { url, storage } = await startServer(t, { admin: { token }, log: (entry) => entries.push(entry) });
    const row = { policyId: named.id, policyVersion: named.version, firstSeen: new Date().toISOString() };
    for (let i = 0; i < 1000; i++) await storage.keepText({ ...row, hash: `sha256-${i}`, text: String(i) }, 1000);
    const send = (path: string, headers = {}) =>
      fetch(`${url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ text, policy: named }),
      });
    assert.equal((await send('texts')).status, 409);
    assert.deepEqual(
      entries.map(({ event }) => event),
      ['too-many-texts'],
    );
    assert.equal((await send('admin/texts', { authorization: `Bearer ${token}` })).status, 204);
  });
});
