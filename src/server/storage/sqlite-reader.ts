import { access } from 'node:fs/promises';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { openLibsql } from './libsql.js';
import { chains, readChain } from './queries.js';
import { sqliteMigrations } from './sqlite-migrations.js';
import type { Tables } from './tables.js';
import type { ConsentStorage } from './types.js';

/**
 * Opens a log to read its chains, and changes nothing in it: no migration, no new file.
 *
 * @throws Error naming the file, when it is missing or its tables are not those of this release
 */
export async function readSqlite(
  path: string,
): Promise<Pick<ConsentStorage, 'chains' | 'readChain'> & { close(): Promise<void> }> {
  await access(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: await openLibsql(path) }) });
  try {
    await sql`pragma query_only = on`.execute(db);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from sqlite_master where name = 'migrations'`.execute(db);
    const done = rows[0]?.n ? await db.selectFrom('migrations').select('number').execute() : [];
    if (done.length !== sqliteMigrations.length) {
      const fix = done.length < sqliteMigrations.length ? 'start the backend on it once' : 'use a newer release';
      throw new Error(
        `${path}: its tables are those of migration ${done.length}, not of ${sqliteMigrations.length}; ${fix}`,
      );
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
