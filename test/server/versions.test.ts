import assert from 'node:assert/strict';
import { it } from 'node:test';
import { policyHash } from '../../src/policy/hash.js';
import { createConsentServer } from '../../src/server/create.js';
import type { PastAnswer, VersionsAnswer } from '../../src/server/wire.js';
import { decision, newSubject, policy, startServer } from './helpers.js';

/** Two versions before the one in force; the older one fits no schema of today. */
const earlier = [
  { id: policy.id, version: '2023-12-20', effectiveFrom: '2023-12-20', purposes: 'in words' },
  { ...policy, version: '2025-03-01', effectiveFrom: '2025-03-01' },
];

it('GET /policy/versions tells what is kept, newest first; GET /policy?version= gives each as it was', async (t) => {
  const { url } = await startServer(t, { policy, earlier });
  const { versions } = (await (await fetch(`${url}/policy/versions`)).json()) as VersionsAnswer;
  assert.deepEqual(
    versions.map(({ version }) => version),
    [policy.version, '2025-03-01', '2023-12-20'],
  );
  assert.equal(versions[2]!.firstSeen, '2023-12-20T00:00:00.000Z');
  for (const [i, document] of [policy, earlier[1], earlier[0]].entries()) {
    const { version, hash } = versions[i]!;
    assert.equal(hash, await policyHash(document));
    const answer = await fetch(`${url}/policy?version=${version}&hash=${hash}`);
    assert.equal(answer.headers.get('etag'), `"${hash}"`);
    assert.deepEqual(await answer.json(), document);
  }
  assert.equal((await fetch(`${url}/policy?version=2025-03-01`)).status, 200);
  for (const query of ['version=1999', `version=2025-03-01&hash=sha256-other`, 'id=other&version=2025-03-01']) {
    assert.equal((await fetch(`${url}/policy?${query}`)).status, 404, query);
  }
  assert.equal((await fetch(`${url}/policy/versions?id=other`)).status, 404);
});

it('keeps the version that a decision was made on when the next one is served, and tells which it was', async (t) => {
  const { send, url, storage } = await startServer(t, { policy });
  const subject = newSubject();
  const hash = await policyHash(policy);
  await send([decision({ subject, policy: { id: policy.id, version: policy.version, hash } })]);
  const next = { ...policy, version: '2027-01-01' };
  const server = createConsentServer({ policy: next, storage });
  await server.ready();
  const get = (path: string) =>
    server.fetch(new Request(`https://a.test/assent/v1${path}`, { headers: { authorization: `Bearer ${subject}` } }));
  const { decisions } = (await (await get('/decisions')).json()) as PastAnswer;
  assert.deepEqual(decisions[0]!.policy, { id: policy.id, version: policy.version, hash });
  assert.deepEqual(await (await get(`/policy?version=${policy.version}&hash=${hash}`)).json(), policy);
  assert.ok(url);
});
