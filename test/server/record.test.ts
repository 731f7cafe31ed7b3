import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/policy/hash.js';
import type { RecordAnswer } from '../../src/server/wire.js';
import { sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject, policy, startServer } from './helpers.js';

describe('GET /record', () => {
  it("is the fold of the subject's decisions, in the order of the server", async (t) => {
    const { send, record } = await startServer(t);
    const subject = newSubject();
    await send([decision({ subject, choices: { analytics: true, 'events.email': true } }), decision()]);
    await send([decision({ subject, choices: { analytics: false } })]);
    const answer = await record(subject);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const body = (await answer.json()) as {
      subject: string;
      decisions: number;
      record: { at: number; choices: object };
    };
    assert.equal(body.subject, await sha256(subject));
    assert.equal(body.decisions, 2);
    assert.ok(body.record.at > Date.now() - 60_000);
    assert.deepEqual(body.record.choices, {
      analytics: { granted: false, revision: 1 },
      'events.email': { granted: true, revision: 1 },
    });
  });

  it('counts an answer under the revision of the policy that was shown', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const raised = {
      ...policy,
      version: '2027-01-01',
      purposes: policy.purposes.map((p) => (p.id === 'analytics' ? { ...p, revision: 2 } : p)),
    };
    const subject = newSubject();
    const revision = async (record: (subject: string) => Promise<Response>) =>
      ((await (await record(subject)).json()) as RecordAnswer).record?.choices.analytics?.revision;
    const old = await startServer(t, { storage: sqliteStorage({ path }) });
    await old.send([decision({ subject })]);
    await old.http.close();
    const { send, record } = await startServer(t, { policy: raised, storage: sqliteStorage({ path }) });
    assert.equal(await revision(record), 1, 'given on the old text');
    await send([decision({ subject, policy: { id: 'shop', version: '2031-01-01' } })]);
    assert.equal(await revision(record), 1, 'given on a text that nobody knows');
    await send([decision({ subject, policy: { id: 'shop', version: '2027-01-01' } })]);
    assert.equal(await revision(record), 2);
  });

  it('is empty for a capability that was never seen', async (t) => {
    const { record } = await startServer(t);
    const answer = await record(newSubject());
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { record: unknown }).record, null);
  });

  it('wants the capability itself', async (t) => {
    const { url, send } = await startServer(t);
    const subject = newSubject();
    await send([decision({ subject })]);
    for (const authorization of [undefined, '', 'Bearer', 'Bearer short', `Basic ${subject}`, `Bearer ${subject} x`]) {
      const answer = await fetch(`${url}/record`, { headers: authorization === undefined ? {} : { authorization } });
      assert.equal(answer.status, 401, authorization);
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    }
    const byUrl = await fetch(`${url}/record?subject=${subject}`);
    assert.equal(byUrl.status, 401, 'never by the address');
    const byHash = await fetch(`${url}/record`, { headers: { authorization: `Bearer ${await sha256(subject)}` } });
    assert.equal(((await byHash.json()) as { record: unknown }).record, null, 'never by the hash');
  });
});
