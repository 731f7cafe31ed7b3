import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'libsql';
import { exportLines } from '../../src/server/chain/export.js';
import { readLog } from '../../src/server/chain/read-log.js';
import { sqliteStorage, type Verification } from '../../src/server.js';
import { row } from '../contract/storage.js';
import { folder } from '../server/helpers.js';
import { run } from '../server/process.js';

/** A database of ten decisions with nobody on it. */
async function database(t: TestContext) {
  const directory = await folder(t);
  const path = join(directory, 'consent.db');
  const storage = sqliteStorage({ path });
  await storage.start();
  await storage.append(Array.from({ length: 10 }, () => row()));
  return { directory, path, storage };
}

describe('assent verify', () => {
  it('checks a database with no server, and changes nothing in it', async (t) => {
    const { directory, path, storage } = await database(t);
    await storage.stop();
    const good = await run(t, ['verify', path]);
    assert.equal(good.code, 0, good.err);
    assert.match(good.out, /10 decisions in 1 chains\nIntact\./);
    const anchor = join(directory, 'anchor.json');
    const json = await run(t, ['verify', path, '--json']);
    await writeFile(anchor, json.out);
    assert.equal((JSON.parse(json.out) as Verification).entries, 10);
    assert.equal((await run(t, ['verify', path, '--anchor', anchor])).code, 0);

    const editor = new Database(path);
    editor.exec('drop trigger decisions_no_update; drop trigger decisions_no_delete; drop trigger chains_grow');
    editor.exec(`update decisions set choices = '{"analytics":false}' where seq = 4`);
    editor.exec('delete from decisions where seq = 7');
    editor.close();
    const bad = await run(t, ['verify', path]);
    assert.equal(bad.code, 1);
    assert.match(bad.out, /^altered +chain 0, position 4, decision /m);
    assert.match(bad.out, /^missing +chain 0, position 8, decision /m);
    assert.match(bad.out, /Not intact: 2 problems\./);

    const cutter = new Database(path);
    cutter.exec(`delete from decisions where seq > 3;
      update chains set length = 3, hash = (select hash from decisions where seq = 3)`);
    cutter.close();
    assert.equal((await run(t, ['verify', path])).code, 0, 'cut off neatly: only an anchor can tell');
    const cut = await run(t, ['verify', path, '--anchor', anchor]);
    assert.equal(cut.code, 1);
    assert.match(cut.out, /^cut-off +chain 0, position 10$/m);
  });

  it('checks an export', async (t) => {
    const { directory, storage } = await database(t);
    const chains = await storage.chains();
    const lines: string[] = [];
    const header = { exported: new Date().toISOString(), complete: true, chains };
    for await (const line of exportLines(readLog(storage, chains), header)) lines.push(line);
    await storage.stop();
    const file = join(directory, 'export.ndjson');
    const check = async (text: string[]) => {
      await writeFile(file, `${text.join('\n')}\n`);
      return run(t, ['verify', file]);
    };
    const good = await check(lines);
    assert.equal(good.code, 0, good.err);
    assert.match(good.out, /10 decisions/);
    const changed = lines.with(5, lines[5]!.replace('"analytics":true', '"analytics":false'));
    assert.match((await check(changed)).out, /altered/);
    const cut = await check(lines.slice(0, 6));
    assert.equal(cut.code, 1);
    assert.match(cut.err, /breaks off after line 6/);
  });

  it('says what it can not read', async (t) => {
    const directory = await folder(t);
    const other = join(directory, 'other.txt');
    await writeFile(other, 'hello');
    const foreign = join(directory, 'foreign.db');
    const database = new Database(foreign);
    database.exec('create table x (y)');
    database.close();
    const cases: [string[], number, RegExp][] = [
      [['verify'], 2, /Name one database/],
      [['verify', other], 1, /other\.txt is neither/],
      [['verify', join(directory, 'none.db')], 1, /none\.db/],
      [['verify', foreign], 1, /its tables are those of migration 0/],
      [['verify', foreign, '--anchor', other], 1, /./],
    ];
    for (const [args, code, message] of cases) {
      const { code: got, err } = await run(t, args);
      assert.equal(got, code, args.join(' '));
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /);
    }
    assert.ok(!(await readdir(directory)).includes('none.db'), 'nothing is made');
    const after = new Database(foreign);
    t.after(() => after.close());
    const tables = after.prepare('select name from sqlite_master').all([]) as { name: string }[];
    assert.deepEqual(
      tables.map(({ name }) => name),
      ['x'],
      'no migration runs',
    );
  });
});
