import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { policyHash, sha256 } from '../../src/policy/hash.js';
import { type DecisionRow, sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject, policy, startServer } from './helpers.js';

describe('POST /decisions', () => {
  it('[EU-BANNER-12] stores a decision with all that proves it', async (t) => {
    const { send, storage } = await startServer(t);
    const subject = newSubject();
    const hash = await policyHash(policy);
    const text = await sha256('Cookies on this site ...');
    const sent = decision({
      subject,
      policy: { id: 'shop', version: '2026-11-01', hash },
      regime: 'KR',
      region: 'KR',
      choices: { analytics: false, 'events.sms.night': true },
      source: 'settings:save',
      language: 'ko',
      text,
      trusted: true,
    });
    const before = Date.now();
    assert.deepEqual(await send([sent]), [{ id: sent.id, status: 'stored' }]);
    const [row, ...more] = await storage.recent(10);
    assert.deepEqual(more, []);
    const { seq, receivedAt, ...rest } = row!;
    assert.ok(seq >= 1);
    assert.ok(Date.parse(receivedAt) >= before && Date.parse(receivedAt) <= Date.now());
    assert.deepEqual(rest, {
      id: sent.id,
      subject: await sha256(subject),
      policyId: 'shop',
      policyVersion: '2026-11-01',
      policyHash: hash,
      serverHash: hash,
      flags: [],
      regime: 'KR',
      region: 'KR',
      choices: { analytics: false, 'events.sms.night': true },
      source: 'settings:save',
      language: 'ko',
      text,
      at: sent.at,
      occurredAt: sent.at,
      trusted: true,
    });
  });

  it('takes each id once, however often it is sent', async (t) => {
    const { send, storage } = await startServer(t);
    const one = decision();
    const two = decision();
    assert.deepEqual(
      (await send([one])).map((r) => r.status),
      ['stored'],
    );
    assert.deepEqual(
      (await send([one, two, one])).map((r) => r.status),
      ['duplicate', 'stored', 'duplicate'],
    );
    const many = await Promise.all(Array.from({ length: 20 }, () => send([decision({ ...two }), one])));
    assert.deepEqual(new Set(many.flat().map((r) => r.status)), new Set(['duplicate']));
    assert.equal((await storage.recent(100)).length, 2);
  });

  it('refuses another act under a taken id, and keeps the first', async (t) => {
    const { send, storage } = await startServer(t);
    const first = decision();
    await send([first]);
    const [result] = await send([{ ...first, choices: { analytics: false } }]);
    assert.equal(result?.status, 'rejected');
    assert.equal(result?.problem?.status, 409);
    assert.deepEqual((await storage.recent(10))[0]?.choices, { analytics: true });
  });

  it('answers each entry for itself: a bad one does not take the others with it', async (t) => {
    const { send, storage } = await startServer(t);
    const good = decision();
    const bad: [unknown, string][] = [
      [decision({ id: '0b9c6f2e-8f6d-4a51-9d8f-6a3a8a1f0c11' }), '/id'],
      [decision({ subject: 'short' }), '/subject'],
      [decision({ choices: { analytics: 'yes' } as never }), '/choices/analytics'],
      [decision({ choices: { 'a.b.c.d': true } }), '/choices'],
      [decision({ at: 'yesterday' }), '/at'],
      [decision({ text: 'sha256-abc' }), '/text'],
      [decision({ policy: { id: 'shop', version: '' } }), '/policy/version'],
      [decision({ trusted: 1 as never }), '/trusted'],
      [{ ...decision(), language: undefined }, '/language'],
      ['text', ''],
      [null, ''],
    ];
    const results = await send([...bad.map(([entry]) => entry), good]);
    assert.equal(results.length, bad.length + 1);
    for (const [i, [entry, pointer]] of bad.entries()) {
      const result = results[i]!;
      assert.equal(result.status, 'rejected', pointer);
      assert.equal(result.problem?.status, 422);
      assert.ok(
        result.problem?.errors?.some((e) => e.pointer === pointer),
        `${pointer}: ${JSON.stringify(result)}`,
      );
      assert.equal(result.id, (entry as { id?: string } | null)?.id ?? null);
    }
    assert.deepEqual(results.at(-1), { id: good.id, status: 'stored' });
    assert.equal((await storage.recent(100)).length, 1);
  });

  it('ignores members that it does not know, and stores none of them', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const { post, storage } = await startServer(t, { storage: sqliteStorage({ path }) });
    const future = {
      ...decision(),
      screen: 'zz-future-zz',
      policy: { id: 'shop', version: '1', colour: 'zz-future-zz' },
    };
    const answer = await post({ sent: new Date().toISOString(), batch: 'zz-future-zz', decisions: [future] });
    assert.equal(answer.status, 200);
    assert.equal((await storage.recent(10)).length, 1);
    for (const file of await readdir(join(path, '..'))) {
      assert.ok(!(await readFile(join(path, '..', file))).includes('zz-future-zz'), file);
    }
  });

  it('never writes the capability down', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const logged: unknown[] = [];
    const log = (entry: unknown) => logged.push(entry);
    const { send, record, post } = await startServer(t, { storage: sqliteStorage({ path }), log });
    const subject = newSubject();
    await send([decision({ subject }), decision({ subject, at: 'never' })]);
    await record(subject);
    await post(`{"subject":"${subject}"`);
    let hashSeen = false;
    for (const file of await readdir(join(path, '..'))) {
      const bytes = await readFile(join(path, '..', file));
      assert.ok(!bytes.includes(subject), file);
      hashSeen ||= bytes.includes(await sha256(subject));
    }
    assert.ok(hashSeen, 'the hash stands in the file');
    assert.ok(!JSON.stringify(logged).includes(subject));
  });

  it('stores what is odd about the policy, and flags it', async (t) => {
    const { send, storage } = await startServer(t);
    const hash = await policyHash(policy);
    const other = await policyHash({ ...policy, version: 'x' });
    const version = policy.version;
    const cases: [ReturnType<typeof decision>, string[], string | null][] = [
      [decision({ policy: { id: 'shop', version } }), [], hash],
      [decision({ policy: { id: 'shop', version, hash } }), [], hash],
      [decision({ policy: { id: 'shop', version, hash: other } }), ['hash-mismatch'], hash],
      [decision({ policy: { id: 'shop', version: '2031-01-01', hash: other } }), ['version-unknown'], null],
      [decision({ policy: { id: 'elsewhere', version } }), ['policy-unknown'], null],
      [decision({ choices: { nonsense: true } }), ['unit-unknown'], hash],
      [decision({ choices: { posthog: true, 'events.sms': true } }), [], hash],
    ];
    const results = await send(cases.map(([d]) => d));
    assert.deepEqual(new Set(results.map((r) => r.status)), new Set(['stored']));
    const rows = await storage.recent(100);
    for (const [sent, flags, serverHash] of cases) {
      const row = rows.find(({ id }) => id === sent.id);
      assert.deepEqual([row?.flags, row?.serverHash], [flags, serverHash], JSON.stringify(sent.policy));
      assert.equal(row?.policyHash, sent.policy.hash ?? null);
    }
  });

  it('still knows the versions that it served before, and each of their texts', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const mended = { ...policy, controller: { name: 'Shop Limited' } };
    const next = { ...policy, version: '2027-01-01' };
    for (const served of [policy, mended]) {
      const { http } = await startServer(t, { policy: served, storage: sqliteStorage({ path }) });
      await http.close();
    }
    const { send, storage } = await startServer(t, { policy: next, storage: sqliteStorage({ path }) });
    const hashes = await Promise.all([policy, mended, next].map(policyHash));
    const claims = [
      { version: policy.version, hash: hashes[0]! },
      { version: mended.version, hash: hashes[1]! },
      { version: next.version, hash: hashes[2]! },
    ];
    await send(claims.map((claim) => decision({ policy: { id: 'shop', ...claim } })));
    for (const row of await storage.recent(3)) {
      assert.deepEqual(row.flags, []);
      assert.equal(row.serverHash, row.policyHash);
    }
  });

  it('corrects a wrong clock by what it sent', async (t) => {
    const { send, storage } = await startServer(t);
    const YEAR = 365 * 86_400_000;
    for (const off of [-YEAR, YEAR]) {
      const acted = Date.now() + off - 5000;
      const one = decision({ at: new Date(acted).toISOString() });
      await send([one], new Date(Date.now() + off).toISOString());
      const [row] = await storage.recent(1);
      assert.equal(row?.at, one.at);
      assert.ok(Math.abs(Date.parse(row!.occurredAt) - (acted - off)) < 2000, `${off}: ${row?.occurredAt}`);
      assert.deepEqual(row?.flags, ['clock-corrected']);
    }
    const early = decision({ at: new Date(Date.now() + YEAR).toISOString() });
    await send([early]);
    const [row] = await storage.recent(1);
    assert.equal(row?.occurredAt, row?.receivedAt, 'no act happens after it was received');
  });

  it('says "stored" only when the storage has said so', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const inner = sqliteStorage({ path });
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const storage = { ...inner, append: (rows: readonly DecisionRow[]) => committed.then(() => inner.append(rows)) };
    const { send } = await startServer(t, { storage });
    let answered = false;
    const answer = send([decision()]).then((results) => {
      answered = true;
      return results;
    });
    await fetchHealth(storage);
    assert.equal(answered, false);
    commit();
    assert.equal((await answer)[0]?.status, 'stored');
  });
});

/** Something that takes as long as an answer would. */
async function fetchHealth(storage: { ping(): Promise<void> }): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await storage.ping();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
