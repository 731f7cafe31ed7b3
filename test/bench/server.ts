/**
 * `npm run bench:server`: durable writes, one decision a request, 64 connections, one process; against a floor measured
 * in the same run. Bars: at least 60 % of the floor, p99 under 100 ms. Then how reads, writes, verification and export
 * grow with the log. Exit code 1 where a bar is missed.
 *
 *   --only load|growth   one of the two
 *   --rounds <n>         alternations between floor and backend (6)
 *   --seconds <n>        length of each of their measurements (3)
 *   --rows <n>           the largest log of the growth measurement (1000000)
 *   --pg-rows <n>        the largest in PostgreSQL, where it is another
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { query } from '../server/postgres-server.js';
import { startPostgres } from '../setup/postgres.mjs';
import { compare } from './compare.js';
import { growth } from './growth.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '3' },
    rows: { type: 'string', default: '1000000' },
    'pg-rows': { type: 'string' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'assent-bench-'));
const postgres = await startPostgres();
const sqliteFile = async (name: string) => join(folder, `${name}.db`);
const postgresDatabase = async (name: string) => {
  await query(postgres.url(), `create database ${name}`);
  return postgres.url(name);
};
try {
  if (values.only !== 'growth') {
    const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
    const sqlite = await compare('SQLite', sqliteFile, rounds, seconds);
    const pg = await compare('PostgreSQL', postgresDatabase, rounds, seconds);
    if (!sqlite || !pg) process.exitCode = 1;
  }
  if (values.only !== 'load') {
    await growth('SQLite', await sqliteFile('growth'), Number(values.rows));
    await growth('PostgreSQL', await postgresDatabase('growth'), Number(values['pg-rows'] ?? values.rows));
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
