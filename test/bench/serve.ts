/**
 * What is measured, as a process of its own: `serve.ts <backend|floor|bare> <path or connection string>`.
 * The floor is the least that keeping a decision costs: a bare handler that reads JSON and waits for a group-committed
 * insert into the log's own table, with its indexes and triggers; nothing is checked, hashed, chained or limited.
 * `bare` is the same handler with a table of one text column, that nothing can be found in.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';
import pg from 'pg';
import { listen } from '../../src/server/node.js';
import { groupCommit } from '../../src/server/storage/group-commit.js';
import { DECISION_COLUMNS, NUMBERS } from '../../src/server/storage/tables.js';
import { createConsentServer, postgresStorage, sqliteStorage } from '../../src/server.js';
import { policy, token } from '../server/helpers.js';

type Insert = (bodies: readonly string[]) => Promise<number[]>;

const BARE = 'insert into floor (body)';
const INTO_LOG = `insert into decisions (${DECISION_COLUMNS.join(', ')})`;
let written = 0;

/** The row as the client told it; the columns of the proof filled with anything. */
function columnsOf(body: string): Record<string, unknown> {
  const { policy, choices, at, ...decision } = JSON.parse(body).decisions[0];
  written += 1;
  const { id, subject, regime, source, language } = decision;
  return {
    ...{ id, subject, regime, source, language, at, occurred_at: at, received_at: at, flags: '[]' },
    ...{ policy_id: policy.id, policy_version: policy.version, choices: JSON.stringify(choices) },
    ...{ chain: 0, position: written, salt: '', subject_digest: '', hash: '' },
  };
}

async function sqliteInsert(path: string, bare: boolean): Promise<Insert> {
  const storage = sqliteStorage({ path });
  await storage.start();
  await storage.stop();
  const database = new Database(path);
  for (const pragma of ['synchronous = full', 'wal_autocheckpoint = 8000', 'cache_size = -65536']) {
    database.exec(`pragma ${pragma}`);
  }
  if (bare) database.exec('create table floor (id integer primary key, body text not null)');
  const marks = DECISION_COLUMNS.map(() => '?').join(', ');
  const insert = database.prepare(bare ? `${BARE} values (?)` : `${INTO_LOG} values (${marks})`);
  const valuesOf = (body: string) => {
    if (bare) return [body];
    const row = columnsOf(body);
    return DECISION_COLUMNS.map((column) => row[column] ?? null);
  };
  return async (bodies) => {
    database.exec('begin immediate');
    for (const body of bodies) insert.run(valuesOf(body));
    database.exec('commit');
    return bodies.map(() => 1);
  };
}

async function postgresInsert(connectionString: string, bare: boolean): Promise<Insert> {
  const storage = postgresStorage({ connectionString });
  await storage.start();
  await storage.stop();
  const client = new pg.Client({ connectionString });
  await client.connect();
  if (bare)
    await client.query('create table floor (id bigint generated always as identity primary key, body text not null)');
  const types = DECISION_COLUMNS.map((column) => `${column} ${NUMBERS.has(column) ? 'bigint' : 'text'}`).join(', ');
  const rows = DECISION_COLUMNS.map((column) => `r.${column}`).join(', ');
  const text = bare
    ? `${BARE} select * from unnest($1::text[])`
    : `${INTO_LOG} select ${rows} from json_to_recordset($1) as r (${types})`;
  return async (bodies) => {
    const values = [bare ? bodies : JSON.stringify(bodies.map(columnsOf))];
    await client.query({ name: 'floor', text, values });
    return bodies.map(() => 1);
  };
}

async function floor(db: string, bare: boolean): Promise<string> {
  const { append } = groupCommit(await (/^postgres/.test(db) ? postgresInsert : sqliteInsert)(db, bare));
  const http = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    JSON.parse(text);
    await append([text]);
    outgoing.setHeader('content-type', 'application/json').end('{"stored":true}');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
}

async function backend(db: string): Promise<string> {
  const storage = /^postgres/.test(db) ? postgresStorage({ connectionString: db }) : sqliteStorage({ path: db });
  const { url } = await listen(createConsentServer({ policy, storage, admin: { token } }), { port: 0 });
  return `${url}/decisions`;
}

// How much memory it takes is asked from outside.
process.on('message', () => process.send!(process.memoryUsage().rss));

const [kind, db] = process.argv.slice(2);
if (!db || !/^(backend|floor|bare)$/.test(kind!)) throw new Error('serve.ts <backend|floor|bare> <database>');
console.log(await (kind === 'backend' ? backend(db) : floor(db, kind === 'bare')));
