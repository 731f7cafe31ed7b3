import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { openLibsql } from '../../src/server/storage/libsql.js';
import { migrate } from '../../src/server/storage/migrate.js';
import { sqliteMigrations } from '../../src/server/storage/sqlite-migrations.js';
import { type Tables, toTable } from '../../src/server/storage/tables.js';
import { sqliteStorage } from '../../src/server.js';
import { verified } from '../contract/chain.js';
import { row } from '../contract/storage.js';
import { folder } from './helpers.js';

const NO_PROOF = { chain: 0, position: 0, salt: null, subjectDigest: '', hash: '' };

describe('the chain in SQLite', () => {
  it('takes up a log that was written before there were chains', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const subject = 'sha256-gone';
    const rows = Array.from({ length: 1200 }, (_, i) => row(i === 5 ? { subject } : {}));
    const old = new Kysely<Tables>({ dialect: new SqliteDialect({ database: await openLibsql(path) }) });
    await migrate(old, sqliteMigrations.slice(0, 2));
    await old.transaction().execute(async (all) => {
      for (const plain of rows) {
        const { chain, position, salt, subject_digest, hash, ...columns } = toTable(plain, NO_PROOF);
        await all
          .insertInto('decisions')
          .values(columns as never)
          .execute();
      }
    });
    await old.updateTable('decisions').set({ subject: null }).where('subject', '=', subject).execute();
    await old.destroy();

    const storage = sqliteStorage({ path });
    await storage.start();
    t.after(() => storage.stop());
    await storage.append([row()]);
    const result = await verified(storage);
    assert.deepEqual(result.problems, []);
    assert.equal(result.entries, 1201);
    assert.equal(result.erased, 1);
    const kept = await storage.bySubject(rows[0]!.subject!);
    assert.deepEqual(kept, [{ ...rows[0], seq: kept[0]?.seq }]);
  });

  it('can not be replaced, shortened or left out', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const storage = sqliteStorage({ path });
    await storage.start();
    t.after(() => storage.stop());
    await storage.append([row(), row()]);
    const database = new Database(path);
    t.after(() => database.close());
    assert.throws(() => database.exec('insert or replace into decisions select * from decisions'), /append-only/);
    assert.throws(() => database.exec('update chains set length = 1'), /only grows/);
    assert.throws(() => database.exec('delete from chains'), /only grows/);
    assert.throws(() => database.exec("update decisions set salt = 'x'"), /append-only/);
    assert.throws(
      () =>
        database.exec(`insert into decisions (id, policy_id, policy_version, flags, regime, choices, source, language,
          at, occurred_at, received_at) values ('x', '', '', '[]', '', '{}', '', '', '', '', '')`),
      /belongs to a chain/,
    );
    assert.deepEqual((await verified(storage)).problems, []);
  });
});
