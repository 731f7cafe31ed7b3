import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DecisionRow, postgresStorage } from '../../src/server.js';
import { verified } from '../contract/chain.js';
import { row } from '../contract/storage.js';
import { startPostgres } from '../setup/postgres.mjs';
import { decision, folder, newSubject, startServer } from './helpers.js';
import { postgresServer, query } from './postgres-server.js';
import { run, serve } from './process.js';

describe('PostgreSQL storage', () => {
  const { server, database, asSuperuser } = postgresServer();

  it('refuses to change or remove what is in the log, by grant and by trigger', async (t) => {
    const url = await database();
    const storage = postgresStorage({ connectionString: url });
    await storage.start();
    t.after(() => storage.stop());
    const kept = row();
    await storage.append([kept]);
    await storage.keepPolicy({ policyId: 'shop', version: '1', hash: 'h', document: {}, firstSeen: 'now' });
    await storage.addKey({ kid: 'k', created: 'now', publicKey: {}, privateKey: 'p' }, false);
    const { rows } = await query(
      url,
      `select column_name from information_schema.columns where table_name = 'decisions' and table_schema = 'public'`,
    );
    const columns = rows.map((r) => String(r.column_name)).filter((name) => !['subject', 'salt', 'seq'].includes(name));
    assert.equal(columns.length, 20);
    const statements: [string, RegExp][] = [
      ...columns.map((name): [string, RegExp] => [`update decisions set ${name} = null`, /append-only/]),
      [`update decisions set subject = 'somebody'`, /append-only/],
      ['update decisions set subject = null', /append-only/], // the salt has to go with it
      ['delete from decisions', /append-only/],
      ['truncate decisions', /append-only/],
      ['delete from policies', /are kept/],
      [`update policies set document = '{}'`, /are kept/],
      ['update chains set length = 0', /only grows/],
      ['delete from chains', /only grows/],
      [`update keys set public_key = '{}'`, /are kept/],
      ['delete from keys', /are kept/],
    ];
    for (const [statement, byTrigger] of statements) {
      await assert.rejects(query(asSuperuser(url), statement), byTrigger, statement);
      if (/set (subject|length)/.test(statement)) continue;
      await assert.rejects(query(url, statement), /permission denied/, statement);
    }
    await query(url, 'update decisions set subject = null, salt = null');
    const [after] = await storage.recent(1);
    assert.deepEqual(after, { ...kept, subject: null, seq: after?.seq });
    assert.deepEqual((await verified(storage)).problems, []);
  });

  it('takes each id once, whatever order instances send it in', async (t) => {
    const connectionString = await database();
    const instances = [1, 2, 3].map(() => postgresStorage({ connectionString }));
    for (const storage of instances) {
      await storage.start();
      t.after(() => storage.stop());
    }
    const rounds = Array.from({ length: 8 }, () => Array.from({ length: 20 }, () => row()));
    const outcomes: string[] = [];
    for (const rows of rounds) {
      const orders: DecisionRow[][] = [rows, rows.toReversed(), rows.toSorted(() => 0.5 - Math.random())];
      const answers = await Promise.all(instances.map((storage, i) => storage.append(orders[i]!)));
      outcomes.push(...answers.flat());
    }
    assert.equal(outcomes.filter((o) => o === 'stored').length, 160);
    assert.equal(outcomes.filter((o) => o === 'duplicate').length, 320);
    const result = await verified(instances[0]!);
    assert.deepEqual(result.problems, []);
    assert.equal(result.entries, 160);
  });

  it('keeps what it acknowledged when the server crashes under load, and goes on by itself', async (t) => {
    const own = await startPostgres();
    t.after(() => own.stop());
    const broken: Error[] = [];
    const connectionString = own.url();
    const storage = postgresStorage({ connectionString, onIdleError: (error) => void broken.push(error) });
    await storage.start();
    t.after(() => storage.stop());
    const acknowledged: string[] = [];
    let failed = 0;
    let going = true;
    const writers = Array.from({ length: 8 }, async () => {
      while (going) {
        const one = row();
        await storage.append([one]).then(
          () => acknowledged.push(one.id),
          () => {
            failed += 1;
          },
        );
      }
    });
    while (acknowledged.length < 200) await new Promise((resolve) => setImmediate(resolve));
    await own.kill();
    await own.restart();
    const before = acknowledged.length;
    while (acknowledged.length < before + 200) await new Promise((resolve) => setImmediate(resolve));
    going = false;
    await Promise.all(writers);
    assert.ok(failed > 0, 'some were told to come again');
    assert.ok(broken.length > 0, 'broken connections are told of, and end nothing');
    const kept = new Set((await storage.recent(100_000)).map(({ id }) => id));
    assert.deepEqual(
      acknowledged.filter((id) => !kept.has(id)),
      [],
    );
    assert.deepEqual((await verified(storage)).problems, []);
  });

  it('does not start where a commit does not mean that the disk has it', async (t) => {
    const connectionString = await database();
    await query(asSuperuser(connectionString), 'alter role app set synchronous_commit = off');
    t.after(() => query(server().url(), 'alter role app reset synchronous_commit'));
    await assert.rejects(postgresStorage({ connectionString }).start(), /synchronous_commit = off/);
  });

  it('says what is wrong with a server that it can not reach', async () => {
    const storage = postgresStorage({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    await assert.rejects(storage.start(), /ECONNREFUSED/);
    await assert.rejects(storage.ping(), /not started/);
  });

  it('leaves a database of a newer release alone', async () => {
    const connectionString = await database();
    const storage = postgresStorage({ connectionString });
    await storage.start();
    await storage.stop();
    await query(connectionString, `insert into migrations values (99, 'of tomorrow', 'then')`);
    await assert.rejects(storage.start(), /migration 99.*start the newer release/);
  });

  it('carries several backends as one: what one stored, the other answers', async (t) => {
    const connectionString = await database();
    const servers = await Promise.all(
      [1, 2].map(() => startServer(t, { storage: postgresStorage({ connectionString }) })),
    );
    const subject = newSubject();
    await servers[0]!.send([decision({ subject })]);
    await servers[1]!.send([decision({ subject, choices: { analytics: false } })]);
    const records = await Promise.all(servers.map(async ({ record }) => (await record(subject)).json()));
    assert.deepEqual(records[0], records[1]);
    assert.equal((records[0] as { decisions: number }).decisions, 2);
    const keys = await Promise.all(servers.map(async ({ url }) => (await fetch(`${url}/jwks.json`)).json()));
    assert.deepEqual(keys[0], keys[1]);
  });

  it('is what "assent serve" and "assent verify" use for a connection string', async (t) => {
    const url = await database();
    const { url: backend } = await serve(t, await folder(t), ['--db', url]);
    const answer = await fetch(`${backend}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ decisions: [decision(), decision()] }),
    });
    assert.equal(answer.status, 200);
    const good = await run(t, ['verify', url]);
    assert.equal(good.code, 0, good.err);
    assert.match(good.out, /The database: 2 decisions in 1 chains\nIntact\./);
    await query(
      asSuperuser(url),
      `alter table decisions disable trigger all; update decisions set source = 'x' where position = 2`,
    );
    const bad = await run(t, ['verify', url]);
    assert.equal(bad.code, 1);
    assert.match(bad.out, /^altered +chain \d+, position 2/m);
  });
});
