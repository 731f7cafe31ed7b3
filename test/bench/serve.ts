/**
 * What is measured, as a process of its own: `serve.ts <backend|floor> <path or connection string>`.
 * The floor is the least that durable storage costs: a bare handler that reads JSON and waits for a group-committed
 * insert of the body into the same kind of database.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';
import pg from 'pg';
import { listen } from '../../src/server/node.js';
import { groupCommit } from '../../src/server/storage/group-commit.js';
import { createConsentServer, postgresStorage, sqliteStorage } from '../../src/server.js';
import { policy, token } from '../server/helpers.js';

type Insert = (bodies: readonly string[]) => Promise<number[]>;

function sqliteInsert(path: string): Insert {
  const database = new Database(path);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('create table floor (id integer primary key, body text not null)');
  const insert = database.prepare('insert into floor (body) values (?)');
  return async (bodies) => {
    database.exec('begin immediate');
    for (const body of bodies) insert.run([body]);
    database.exec('commit');
    return bodies.map(() => 1);
  };
}

async function postgresInsert(connectionString: string): Promise<Insert> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('create table floor (id bigint generated always as identity primary key, body text not null)');
  return async (bodies) => {
    await client.query('insert into floor (body) select * from unnest($1::text[])', [bodies]);
    return bodies.map(() => 1);
  };
}

async function floor(db: string): Promise<string> {
  const { append } = groupCommit(/^postgres/.test(db) ? await postgresInsert(db) : sqliteInsert(db));
  const http = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    await append([JSON.stringify(JSON.parse(text))]);
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
if (!db || (kind !== 'floor' && kind !== 'backend')) throw new Error('serve.ts <backend|floor> <database>');
console.log(await (kind === 'floor' ? floor(db) : backend(db)));
