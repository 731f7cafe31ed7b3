import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { DecisionFilter, DuePlace } from '../../src/server.js';
import { verified } from './chain.js';
import { type Database, row } from './storage.js';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;

/** What every storage does for the owner, for erasure and for retention. */
export function adminContract(name: string, makeDatabase: (t: TestContext) => Promise<Database>): void {
  const started = async (t: TestContext, database?: Database) => {
    const storage = (database ?? (await makeDatabase(t))).open();
    await storage.start();
    t.after(() => storage.stop());
    return storage;
  };

  describe(`admin contract: ${name}`, () => {
    it('finds decisions by id, subject, purpose and date, in pages', async (t) => {
      const storage = await started(t);
      const rows = [
        row({ receivedAt: at(1), subject: 's1', choices: { analytics: true } }),
        row({ receivedAt: at(2), subject: 's2', choices: { ads: false, 'events.sms': true } }),
        row({ receivedAt: at(3), subject: 's1', choices: { ad_s: true } }),
        row({ receivedAt: at(4), choices: { ads2: true } }),
      ];
      await storage.append(rows);
      const found = async (filter: DecisionFilter) => {
        const ids = (await storage.find(filter, 0, 100)).map(({ id }) => id);
        return ids.map((id) => rows.findIndex((r) => r.id === id));
      };
      assert.deepEqual(await found({}), [0, 1, 2, 3]);
      assert.deepEqual(await found({ id: rows[2]!.id }), [2]);
      assert.deepEqual(await found({ subject: 's1' }), [0, 2]);
      assert.deepEqual(await found({ purpose: 'ads' }), [1]);
      assert.deepEqual(await found({ purpose: 'ad_s' }), [2], 'no wildcard');
      assert.deepEqual(await found({ purpose: 'events' }), [1]);
      assert.deepEqual(await found({ purpose: 'events.sms' }), [1]);
      assert.deepEqual(await found({ purpose: 'sms' }), []);
      assert.deepEqual(await found({ from: at(2), to: at(4) }), [1, 2]);
      assert.deepEqual(await found({ from: at(2), subject: 's1' }), [2]);
      const [first] = await storage.find({}, 0, 1);
      assert.equal((await storage.find({}, first!.seq, 1))[0]?.id, rows[1]!.id);
      assert.equal(first?.proof.position, 1);
      assert.equal((await storage.byId(rows[3]!.id))?.receivedAt, at(4));
      assert.equal(await storage.byId('none'), undefined);
    });

    it('counts by day, unit, source and policy version', async (t) => {
      const storage = await started(t);
      await storage.append([
        row({ receivedAt: at(1), choices: { analytics: true, ads: false } }),
        row({ receivedAt: at(1), choices: { ads: false, analytics: true } }),
        row({ receivedAt: at(1), choices: { analytics: false } }),
        row({ receivedAt: at(1), choices: { analytics: true }, source: 'api' }),
        row({ receivedAt: at(2), choices: { analytics: true }, policyVersion: '2' }),
      ]);
      const base = { policyId: 'shop', policyVersion: '2026-11-01', source: 'banner:save' };
      const expected = [
        { ...base, day: '2026-11-01', unit: 'ads', granted: 0, denied: 2 },
        { ...base, day: '2026-11-01', unit: 'analytics', source: 'api', granted: 1, denied: 0 },
        { ...base, day: '2026-11-01', unit: 'analytics', granted: 2, denied: 1 },
        { ...base, day: '2026-11-02', unit: 'analytics', policyVersion: '2', granted: 1, denied: 0 },
      ];
      assert.deepEqual(await storage.count({}), expected);
      assert.deepEqual(await storage.count({ from: at(2) }), expected.slice(3));
      assert.deepEqual(await storage.count({ from: at(9) }), []);
    });

    it('forgets the subjects whose latest decision is due, once, and on several instances at once', async (t) => {
      const database = await makeDatabase(t);
      const instances = await Promise.all([1, 2, 3].map(() => started(t, database)));
      const storage = instances[0]!;
      const rows = Array.from({ length: 40 }, (_, i) => row({ subject: `old${i % 30}`, receivedAt: at(1) }));
      const staying = [
        row({ subject: 'active', receivedAt: at(1) }),
        row({ subject: 'active', receivedAt: at(20) }),
        row({ subject: 'elsewhere', receivedAt: at(1), policyId: 'blog' }),
      ];
      await storage.append([...rows, ...staying]);
      const drain = async (one: typeof storage) => {
        let sum = 0;
        let place: DuePlace | undefined;
        do {
          const { erased, next } = await one.eraseDue('shop', at(10), 7, place);
          sum += erased;
          place = next;
        } while (place);
        return sum;
      };
      const sums = await Promise.all(instances.map(drain));
      assert.equal(
        sums.reduce((a, b) => a + b),
        40,
        `each is counted once: ${sums}`,
      );
      assert.deepEqual(await storage.bySubject('old3'), []);
      assert.equal((await storage.bySubject('active')).length, 2);
      assert.equal((await storage.bySubject('elsewhere')).length, 1);
      assert.equal(await drain(storage), 0);
      const result = await verified(storage);
      assert.deepEqual(result.problems, []);
      assert.equal(result.erased, 40);
    });

    it('links a subject to one user, until it is erased', async (t) => {
      const storage = await started(t);
      await storage.append([row({ subject: 's1' }), row({ subject: 's2' }), row({ subject: 's3' })]);
      assert.deepEqual(await storage.linked('s1'), ['s1']);
      assert.deepEqual(await Promise.all(['s1', 's2', 's1'].map((s) => storage.link(s, 'u'))), [true, true, true]);
      assert.equal(await storage.link('s1', 'v'), false);
      assert.equal(await storage.link('s3', 'v'), true);
      for (const one of ['s1', 's2']) assert.deepEqual(await storage.linked(one), ['s1', 's2']);
      await storage.erase('s2');
      assert.deepEqual(await storage.linked('s1'), ['s1']);
      await storage.eraseDue('shop', '2999-01-01T00:00:00.000Z', 10);
      assert.equal(await storage.link('s3', 'w'), true);
    });

    it('keeps each text once, as many of a policy version as it is told', async (t) => {
      const storage = await started(t);
      const text = { hash: 'a', text: '한국어', policyId: 'shop', policyVersion: '1', firstSeen: at(1) };
      assert.equal(await storage.findText('a'), undefined);
      assert.equal(await storage.keepText(text, 1), true);
      assert.equal(await storage.keepText({ ...text, text: 'other', firstSeen: at(2) }, 1), true, 'it is there');
      assert.equal(await storage.keepText({ ...text, hash: 'b' }, 1), false);
      assert.equal(await storage.keepText({ ...text, hash: 'b', policyVersion: '2' }, 1), true);
      assert.deepEqual(await storage.findText('a'), text);
    });

    it('keeps one key that signs, and the public parts of all', async (t) => {
      const storage = await started(t);
      const key = (kid: string, created: string) => ({ kid, created, publicKey: { kty: 'OKP', kid }, privateKey: 'd' });
      await storage.addKey(key('a', at(1)), false);
      await storage.addKey(key('b', at(2)), false);
      assert.deepEqual(await storage.keys(), [key('a', at(1))]);
      await storage.addKey(key('c', at(3)), true);
      assert.deepEqual(await storage.keys(), [key('c', at(3)), { ...key('a', at(1)), privateKey: null }]);
    });
  });
}
