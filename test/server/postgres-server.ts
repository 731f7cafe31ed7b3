import { before, type TestContext } from 'node:test';
import pg from 'pg';
import { postgresStorage } from '../../src/server.js';
import { startPostgres } from '../setup/postgres.mjs';
import { atEnd } from '../setup/whole-run.mjs';

type Server = Awaited<ReturnType<typeof startPostgres>>;

let databases = 0;
let starting: Promise<Server> | undefined;

async function start(): Promise<Server> {
  const server = await startPostgres();
  atEnd(() => server.stop());
  // As in production: a role that is no superuser.
  await query(server.url(), 'create role app login');
  return server;
}

/** One PostgreSQL server for the tests of a process, and an empty database for each test that asks. */
export function postgresServer() {
  let server: Server;
  before(async () => {
    starting ??= start();
    server = await starting;
  });
  return {
    server: () => server,
    /** @returns the connection string of an empty database that the role owns */
    async database(_t?: TestContext): Promise<string> {
      databases += 1;
      const name = `test_${databases}`;
      await query(server.url(), `create database ${name} owner app`);
      return server.url(name, 'app');
    },
    /** The same database, as the superuser. */
    asSuperuser: (url: string) => url.replace('//app@', '//postgres@'),
  };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

/** What the contract suites ask for. */
export function postgresDatabases() {
  const { database } = postgresServer();
  return async (t: TestContext) => {
    const connectionString = await database(t);
    return { open: () => postgresStorage({ connectionString, connections: 3 }) };
  };
}
