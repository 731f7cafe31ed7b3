import { access } from 'node:fs/promises';
import { type Dialect, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { openLibsql } from './libsql.js';
import { openPool } from './pg.js';
import { postgresMigrations } from './postgres-migrations.js';
import { chains, readChain } from './queries.js';
import { sqliteMigrations } from './sqlite-migrations.js';
import type { Tables } from './tables.js';
import type { ConsentStorage } from './types.js';

/** Whether a database is named by a connection string, not by a file's path. */
export const isPostgresUrl = (target: string): boolean => /^postgres(ql)?:\/\//.test(target);

/**
 * Opens a log to read its chains, and changes nothing in it: no migration, no new file.
 *
 * @param target path of a SQLite file, or a PostgreSQL connection string
 * @throws Error naming the file, when it is missing or its tables are not those of this release
 */
export async function openReader(
  target: string,
): Promise<Pick<ConsentStorage, 'chains' | 'readChain'> & { close(): Promise<void> }> {
  const postgres = isPostgresUrl(target);
  const db = new Kysely<Tables>({ dialect: postgres ? await postgresDialect(target) : await sqliteDialect(target) });
  try {
    if (!postgres) await sql`pragma query_only = on`.execute(db);
    const found = postgres
      ? sql<{ n: number }>`select count(*)::int as n from pg_tables where tablename = 'migrations'`
      : sql<{ n: number }>`select count(*) as n from sqlite_master where name = 'migrations'`;
    const { rows } = await found.execute(db);
    const done = rows[0]?.n ? await db.selectFrom('migrations').select('number').execute() : [];
    const known = postgres ? postgresMigrations : sqliteMigrations;
    if (done.length !== known.length) {
      const fix = done.length < known.length ? 'start the backend on it once' : 'use a newer release';
      const name = postgres ? 'The database' : target;
      throw new Error(`${name}: its tables are those of migration ${done.length}, not of ${known.length}; ${fix}`);
    }
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    chains: () => chains(db),
    readChain: (chain, after, limit) => readChain(db, chain, after, limit),
    close: () => db.destroy(),
  };
}

async function sqliteDialect(path: string): Promise<Dialect> {
  await access(path);
  return new SqliteDialect({ database: await openLibsql(path) });
}

async function postgresDialect(connectionString: string): Promise<Dialect> {
  // One connection: a break of it is told by the query that needs it.
  const pool = await openPool({ connectionString, connections: 1, onIdleError: () => undefined });
  return new PostgresDialect({ pool });
}
