import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { readLog } from '../../src/server/chain/read-log.js';
import { type ConsentStorage, verifyChains } from '../../src/server.js';
import { type Database, row } from './storage.js';

/** Verifies the whole log of a storage. */
export async function verified(storage: ConsentStorage) {
  const heads = await storage.chains();
  return verifyChains(readLog(storage, heads), { heads });
}

/** What every storage does to be provable. */
export function chainContract(name: string, makeDatabase: (t: TestContext) => Promise<Database>): void {
  const started = async (t: TestContext, database?: Database) => {
    const storage = (database ?? (await makeDatabase(t))).open();
    await storage.start();
    t.after(() => storage.stop());
    return storage;
  };

  describe(`chain contract: ${name}`, () => {
    it('binds each stored row into a chain, duplicates and conflicts into none', async (t) => {
      const storage = await started(t);
      assert.deepEqual(await storage.chains(), []);
      const one = row();
      await storage.append([one, row()]);
      await storage.append([one, row(), { ...one, choices: {} }]);
      const result = await verified(storage);
      assert.deepEqual(result.problems, []);
      assert.equal(result.entries, 3);
      assert.deepEqual(result.heads, await storage.chains());
      const firsts = await Promise.all(result.heads.map(({ chain }) => storage.readChain(chain, 0, 1)));
      const { proof, ...plain } = firsts.flat().find(({ id }) => id === one.id)!;
      assert.equal(proof.position, 1);
      assert.deepEqual(plain, { ...one, seq: plain.seq });
    });

    it('holds with several instances writing at once, and with texts of any kind', async (t) => {
      const database = await makeDatabase(t);
      const instances = await Promise.all(Array.from({ length: 3 }, () => started(t, database)));
      const odd = { source: '한국어 "\\ \u{1f36a}', regime: 'é', trusted: null, region: 'KR', choices: {} };
      await Promise.all(
        instances.flatMap((storage) =>
          Array.from({ length: 20 }, (_, i) => storage.append(Array.from({ length: 1 + (i % 5) }, () => row(odd)))),
        ),
      );
      const result = await verified(instances[0]!);
      assert.deepEqual(result.problems, []);
      assert.equal(result.entries, 3 * 60);
    });

    it('forgets a subject without breaking a chain', async (t) => {
      const storage = await started(t);
      const subject = 'sha256-leaving';
      const rows = Array.from({ length: 9 }, (_, i) => row(i % 3 === 0 ? { subject } : {}));
      await storage.append(rows);
      const before = await verified(storage);
      assert.equal(await storage.erase(subject), 3);
      assert.equal(await storage.erase(subject), 0);
      assert.deepEqual(await storage.bySubject(subject), []);
      const after = await verified(storage);
      assert.deepEqual({ ...after, erased: 0 }, before);
      assert.equal(after.erased, 3);
      for (const { chain } of after.heads) {
        for (const { subject, proof } of await storage.readChain(chain, 0, 100)) {
          assert.equal(subject === null, proof.salt === null);
        }
      }
      assert.deepEqual(await storage.append([rows[0]!]), ['duplicate'], 'it does not come back');
    });

    it('is read in pages, while others append', async (t) => {
      const storage = await started(t);
      await storage.append(Array.from({ length: 2500 }, () => row()));
      const heads = await storage.chains();
      let read = 0;
      for await (const entry of readLog(storage, heads)) {
        if (read % 500 === 0) await storage.append([row()]);
        assert.ok(entry.proof.position >= 1);
        read += 1;
      }
      assert.equal(read, 2500);
      assert.equal((await verified(storage)).entries, 2505);
    });
  });
}
