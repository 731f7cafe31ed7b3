import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'libsql';
import { sqliteStorage } from '../../src/server.js';
import { verified } from '../contract/chain.js';
import { row } from '../contract/storage.js';
import { folder } from './helpers.js';

describe('the chain in SQLite', () => {
  it('takes up a log that was written before there were chains', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const storage = sqliteStorage({ path });
    await storage.start();
    const subject = 'sha256-gone';
    const rows = Array.from({ length: 1200 }, (_, i) => row(i === 5 ? { subject } : {}));
    await storage.append(rows);
    await storage.stop();
    // Back to the tables of migration 2, one subject erased.
    const database = new Database(path);
    for (const name of ['decisions_no_update', 'decisions_no_new_salt', 'decisions_no_replace', 'decisions_chained']) {
      database.exec(`drop trigger ${name}`);
    }
    database.exec('drop index decisions_chain; drop table chains; delete from migrations where number > 2');
    for (const column of ['chain', 'position', 'salt', 'subject_digest', 'hash']) {
      database.exec(`alter table decisions drop column ${column}`);
    }
    database.exec(`update decisions set subject = null where subject = '${subject}'`);
    database.exec(`create trigger decisions_no_update before update of seq on decisions
      begin select raise(abort, 'the decision log is append-only'); end`);
    database.close();

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
