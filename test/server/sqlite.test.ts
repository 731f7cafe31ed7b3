import assert from 'node:assert/strict';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Database from 'libsql';
import { sqliteStorage } from '../../src/server.js';
import { row } from '../contract/storage.js';
import { folder, policy } from './helpers.js';
import { ROOT, run } from './process.js';

describe('SQLite storage', () => {
  it('refuses to change or remove what is in the log, but for forgetting whom it is about', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const storage = sqliteStorage({ path });
    await storage.start();
    t.after(() => storage.stop());
    const kept = row();
    await storage.append([kept]);
    await storage.keepPolicy({ policyId: 'shop', version: '1', hash: 'h', document: {}, firstSeen: 'now' });
    const database = new Database(path);
    t.after(() => database.close());
    const columns = database.prepare('pragma table_info(decisions)').all([]) as { name: string }[];
    assert.ok(columns.length >= 18);
    for (const { name } of columns.filter((c) => c.name !== 'subject')) {
      assert.throws(() => database.exec(`update decisions set ${name} = ${name}`), /append-only/, name);
    }
    assert.throws(() => database.exec("update decisions set subject = 'somebody'"), /append-only/);
    assert.throws(() => database.exec('delete from decisions'), /append-only/);
    assert.throws(() => database.exec('delete from policies'), /are kept/);
    assert.throws(() => database.exec("update policies set document = '{}'"), /are kept/);
    database.exec('update decisions set subject = null');
    const [after] = await storage.recent(1);
    assert.deepEqual(after, { ...kept, subject: null, seq: after?.seq });
    assert.deepEqual(await storage.append([kept]), ['duplicate'], 'an erased decision does not come back');
  });

  it('starts only where a write-ahead log is possible', async () => {
    await assert.rejects(sqliteStorage({ path: ':memory:' }).start(), /:memory:: .*put the database on a local disk/);
  });

  it('names the file that it can not open', async (t) => {
    const path = join(await folder(t), 'missing', 'consent.db');
    const storage = sqliteStorage({ path });
    await assert.rejects(storage.start(), (error: Error) => error.message.startsWith(`${path}: `));
    await mkdir(join(path, '..'));
    await storage.start();
    await storage.stop();
  });

  it('leaves a database of a newer release alone', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const storage = sqliteStorage({ path });
    await storage.start();
    await storage.stop();
    const database = new Database(path);
    database.exec("insert into migrations values (99, 'of tomorrow', 'then')");
    database.close();
    await assert.rejects(storage.start(), /migration 99.*start the newer release/);
  });

  it('answers a missing driver with the command that installs it', async (t) => {
    // What is published and every package but the drivers, in a place of their own.
    const place = await folder(t);
    await cp(join(ROOT, 'dist'), join(place, 'dist'), { recursive: true });
    await writeFile(join(place, 'package.json'), '{"type":"module"}');
    await mkdir(join(place, 'node_modules'));
    for (const name of await readdir(join(ROOT, 'node_modules'))) {
      if (name === 'libsql' || name === 'pg' || name === '@libsql' || name.startsWith('.')) continue;
      await symlink(join(ROOT, 'node_modules', name), join(place, 'node_modules', name));
    }
    const file = join(place, 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    const args = ['serve', '--policy', file, '--db', join(place, 'consent.db'), '--port', '0'];
    const { code, out, err } = await run(t, args, place, join(place, 'dist/cli.js'));
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /npm install libsql/);
    const postgres = args.with(4, 'postgres://app@127.0.0.1:1/app');
    const second = await run(t, postgres, place, join(place, 'dist/cli.js'));
    assert.equal(second.code, 1);
    assert.match(second.err, /npm install pg/);
    assert.doesNotMatch(err, /\n\s+at /, 'a message, not a stack trace');
  });
});
