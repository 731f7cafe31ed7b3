import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/decision/id.js';
import type { ConsentStorage, DecisionRow, PublishedPolicy } from '../../src/server.js';

/** One empty database of the test's own, that any number of instances can be opened on. */
export interface Database {
  /** A new instance, not started. */
  open(): ConsentStorage;
}

let ticks = 0;

export function row(overrides: Partial<DecisionRow> = {}): DecisionRow {
  ticks += 1;
  return {
    id: uuidv7(1_790_000_000_000 + ticks),
    subject: `sha256-${randomUUID()}`,
    policyId: 'shop',
    policyVersion: '2026-11-01',
    policyHash: null,
    serverHash: null,
    flags: [],
    regime: 'opt-in',
    region: null,
    choices: { analytics: true },
    source: 'banner:save',
    language: 'en',
    text: null,
    at: '2026-11-23T10:00:00Z',
    occurredAt: '2026-11-23T10:00:00.000Z',
    receivedAt: '2026-11-23T10:00:01.000Z',
    trusted: true,
    ...overrides,
  };
}

/** What every storage must do: the same suite for each database. */
export function storageContract(name: string, makeDatabase: (t: TestContext) => Promise<Database>): void {
  const started = async (t: TestContext, database?: Database) => {
    const storage = (database ?? (await makeDatabase(t))).open();
    await storage.start();
    t.after(() => storage.stop());
    return storage;
  };

  describe(`storage contract: ${name}`, () => {
    it('stores a row once, and knows it again', async (t) => {
      const storage = await started(t);
      const one = row();
      assert.deepEqual(await storage.append([one]), ['stored']);
      assert.deepEqual(await storage.append([one]), ['duplicate']);
      const later = { ...one, receivedAt: '2027-01-01T00:00:00.000Z', flags: ['clock-corrected' as const] };
      assert.deepEqual(await storage.append([later]), ['duplicate'], 'what the server adds does not make another act');
      assert.equal((await storage.recent(10)).length, 1);
    });

    it('keeps the first of two acts under one id, and says so', async (t) => {
      const storage = await started(t);
      const first = row();
      await storage.append([first]);
      for (const other of [
        { ...first, choices: { analytics: false } },
        { ...first, choices: {} },
        { ...first, subject: 'sha256-somebody-else' },
        { ...first, at: '2026-11-23T10:00:01Z' },
        { ...first, policyVersion: '2' },
      ]) {
        assert.deepEqual(await storage.append([other]), ['conflict']);
      }
      assert.deepEqual(await storage.recent(10), [{ ...first, seq: (await storage.recent(1))[0]?.seq }]);
    });

    it('answers each row of a batch, in its place', async (t) => {
      const storage = await started(t);
      const old = row();
      await storage.append([old]);
      const twice = row();
      const batch = [twice, old, row(), twice, { ...twice, choices: { analytics: false } }];
      assert.deepEqual(await storage.append(batch), ['stored', 'duplicate', 'stored', 'duplicate', 'conflict']);
      assert.deepEqual(await storage.append([]), []);
    });

    it('gives a row back as it was given', async (t) => {
      const storage = await started(t);
      const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((s) => !/[\0\p{Cs}]/u.test(s));
      const arbitrary = fc.record({
        policyVersion: text,
        policyHash: fc.option(text),
        serverHash: fc.option(text),
        regime: text,
        region: fc.option(text),
        choices: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_-]{0,9}(\.[a-z]{1,9}){0,2}$/), fc.boolean()),
        source: text,
        text: fc.option(text),
        trusted: fc.option(fc.boolean()),
      });
      await fc.assert(
        fc.asyncProperty(arbitrary, async (overrides) => {
          const given = row({ ...overrides, choices: { ...overrides.choices } });
          assert.deepEqual(await storage.append([given]), ['stored']);
          const [back] = await storage.bySubject(given.subject!);
          assert.deepEqual(back, { ...given, seq: back?.seq });
        }),
        { numRuns: 100 },
      );
    });

    it('tells of a subject in the order of the server, and of the latest first', async (t) => {
      const storage = await started(t);
      const subject = 'sha256-one';
      const rows = Array.from({ length: 30 }, (_, i) => row(i % 3 === 0 ? { subject } : {}));
      await storage.append(rows.slice(0, 20));
      await storage.append(rows.slice(20));
      const mine = await storage.bySubject(subject);
      assert.deepEqual(
        mine.map(({ id }) => id),
        rows.filter((r) => r.subject === subject).map(({ id }) => id),
      );
      assert.ok(mine.every(({ seq }, i) => i === 0 || seq > mine[i - 1]!.seq));
      const latest = await storage.recent(7);
      assert.deepEqual(
        latest.map(({ id }) => id),
        rows
          .slice(-7)
          .reverse()
          .map(({ id }) => id),
      );
      assert.deepEqual(await storage.bySubject('sha256-nobody'), []);
    });

    it('holds what it acknowledged when opened again', async (t) => {
      const database = await makeDatabase(t);
      const first = await started(t, database);
      const rows = Array.from({ length: 5 }, () => row());
      await first.append(rows);
      await first.keepPolicy(published('1', 'sha256-a', '2026-01-01T00:00:00.000Z'));
      await first.stop();
      await first.stop();
      const second = await started(t, database);
      assert.deepEqual(
        (await second.recent(10)).map(({ id }) => id),
        rows.map(({ id }) => id).reverse(),
      );
      assert.equal((await second.findPolicy('shop', '1')).length, 1);
    });

    it('stores all of many concurrent batches, each id once', async (t) => {
      const storage = await started(t);
      const batches = Array.from({ length: 60 }, (_, i) => Array.from({ length: 1 + (i % 30) }, () => row()));
      const sent = [...batches, ...batches.slice(0, 20)];
      const outcomes = (await Promise.all(sent.map((batch) => storage.append(batch)))).flat();
      const all = batches.flat();
      assert.equal(outcomes.filter((o) => o === 'stored').length, all.length);
      assert.equal(outcomes.filter((o) => o === 'duplicate').length, batches.slice(0, 20).flat().length);
      const kept = (await storage.recent(10_000)).map(({ id }) => id);
      assert.deepEqual(new Set(kept), new Set(all.map(({ id }) => id)));
      assert.equal(kept.length, all.length);
    });

    it('lets several instances start and write at once', async (t) => {
      const database = await makeDatabase(t);
      const instances = await Promise.all(Array.from({ length: 4 }, () => started(t, database)));
      const shared = row();
      const outcomes = await Promise.all(
        instances.flatMap((storage) => [storage.append([shared]), storage.append([row(), row()])]),
      );
      assert.equal(outcomes.flat().filter((o) => o === 'stored').length, 9);
      for (const storage of instances) assert.equal((await storage.recent(100)).length, 9);
    });

    it('keeps every text of a policy version, newest first', async (t) => {
      const storage = await started(t);
      const old = published('1', 'sha256-a', '2026-01-01T00:00:00.000Z');
      const mended = published('1', 'sha256-b', '2026-02-01T00:00:00.000Z');
      for (const policy of [old, mended, { ...old, firstSeen: '2026-03-01T00:00:00.000Z' }]) {
        await storage.keepPolicy(policy);
      }
      assert.deepEqual(await storage.findPolicy('shop', '1'), [mended, old]);
      assert.deepEqual(await storage.findPolicy('shop', '2'), []);
      assert.deepEqual(await storage.findPolicy('other', '1'), []);
      const next = published('2', 'sha256-c', '2026-03-01T00:00:00.000Z');
      await storage.keepPolicy(next);
      const listed = [next, mended, old].map(({ document, ...rest }) => rest);
      assert.deepEqual(await storage.listPolicies('shop'), listed);
      assert.deepEqual(await storage.listPolicies('other'), []);
    });

    it('fails before it is started and after it is stopped', async (t) => {
      const storage = (await makeDatabase(t)).open();
      await assert.rejects(storage.ping(), /not started/);
      await storage.start();
      await storage.start();
      await storage.ping();
      await storage.stop();
      await assert.rejects(storage.append([row()]), /not started/);
    });
  });
}

function published(version: string, hash: string, firstSeen: string): PublishedPolicy {
  return { policyId: 'shop', version, hash, document: { id: 'shop', version, text: '한국어' }, firstSeen };
}
