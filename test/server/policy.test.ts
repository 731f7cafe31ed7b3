import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { policyHash } from '../../src/policy/hash.js';
import { createConsentServer, sqliteStorage } from '../../src/server.js';
import { decision, folder, policy, startServer } from './helpers.js';

describe('GET /policy', () => {
  it('serves the policy as it was written, revalidated by its hash', async (t) => {
    const { url } = await startServer(t);
    const first = await fetch(`${url}/policy`);
    assert.deepEqual(await first.json(), policy);
    const etag = first.headers.get('etag')!;
    assert.equal(etag, `"${await policyHash(policy)}"`);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetch(`${url}/policy`, { headers: { 'if-none-match': tag } });
      assert.equal(again.status, 304, tag);
      assert.equal(await again.text(), '');
    }
    const changed = await fetch(`${url}/policy`, { headers: { 'if-none-match': '"sha256-old"' } });
    assert.equal(changed.status, 200);
    assert.equal((await fetch(`${url}/policy?id=other`)).status, 404);
  });

  it('goes on showing every document that it ever served', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const reworded = { ...policy, controller: { name: 'Shop Limited' } };
    const next = { ...policy, version: '2027-01-01' };
    for (const document of [policy, reworded, next]) {
      const server = createConsentServer({ policy: document, storage: sqliteStorage({ path }) });
      await server.ready();
      await server.close();
    }
    const { url } = await startServer(t, { policy: next, storage: sqliteStorage({ path }) });
    const ask = async (query: string) => (await fetch(`${url}/policy?${query}`)).json();
    assert.deepEqual(await ask(''), next);
    assert.deepEqual(await ask('version=2026-11-01'), reworded, 'the newest of that version');
    assert.deepEqual(await ask(`id=shop&version=2026-11-01&hash=${await policyHash(policy)}`), policy);
    assert.equal((await fetch(`${url}/policy?version=2025-01-01`)).status, 404);
    assert.equal((await fetch(`${url}/policy?version=2026-11-01&hash=sha256-other`)).status, 404);
  });

  it('serves several policies, each by its id', async (t) => {
    const blog = { ...policy, id: 'blog' };
    const { url, send, storage } = await startServer(t, { policies: [policy, blog] });
    assert.deepEqual(await (await fetch(`${url}/policy?id=blog`)).json(), blog);
    await send([decision({ policy: { id: 'blog', version: policy.version } })]);
    assert.deepEqual((await storage.recent(1))[0]?.flags, []);
    assert.throws(
      () => createConsentServer({ policies: [policy, policy], storage }),
      /Two policies have the id "shop"/,
    );
    assert.throws(() => createConsentServer({ storage }), /Give a policy document/);
  });
});
