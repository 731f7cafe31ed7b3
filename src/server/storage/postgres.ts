import { Kysely, PostgresDialect, sql } from 'kysely';
import { migrate } from './migrate.js';
import { codeOf, openPool } from './pg.js';
import { postgresAppend } from './postgres-append.js';
import { postgresMigrations } from './postgres-migrations.js';
import type { TakeChain } from './queries.js';
import { type Engine, sqlStorage } from './sql-storage.js';
import type { Tables } from './tables.js';
import type { ConsentStorage } from './types.js';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; parameters such as `sslmode` as in libpq. */
  connectionString: string;
  /** Most connections of this instance. Default 10. */
  connections?: number;
  /** Told of connections that broke while nobody used them. A query that fails tells its caller in any case. */
  onIdleError?(error: Error): void;
}

/**
 * The log in PostgreSQL, by the optional peer `pg`: for any number of instances on one database. Each transaction extends
 * a chain that no other one holds at that moment, so that instances do not wait for each other.
 *
 * @throws (from `start`) Error with the install command when pg is missing, or when the server would not keep what it commits
 */
export const postgresStorage = (options: PostgresOptions): ConsentStorage =>
  sqlStorage({
    open: () => open(options),
    persist: despiteRivals,
    takeChain: anyFreeChain,
    alone: (tx) => advisoryLock(tx, LOCK.keys),
  });

/** Numbers of ours among the advisory locks of a database. */
const LOCK = { migrations: 0x61737365, keys: 0x61737366 };

/** Held until the transaction ends. */
async function advisoryLock(tx: Kysely<Tables>, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(tx);
}

/** A chain that nobody holds; when all are held, one of them, waited for. At random: instances that met part again. */
const anyFreeChain: TakeChain = async (tx) => {
  const heads = tx.selectFrom('chains').selectAll().forUpdate().limit(1);
  const any = heads.orderBy(sql`random()`);
  const { chain, length, hash } = (await any.skipLocked().executeTakeFirst()) ?? (await any.executeTakeFirstOrThrow());
  return { chain: Number(chain), length: Number(length), hash };
};

/** The same id written by another instance at the same moment, or a deadlock over several of them. */
const RIVALS = new Set(['23505', '40001', '40P01']);

/** Runs a transaction again that lost against another one; it then finds the other's rows there. */
async function despiteRivals<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!RIVALS.has(codeOf(error)) || tries >= 5) throw error;
    }
  }
}

async function open({ connectionString, connections = 10, onIdleError }: PostgresOptions): Promise<Engine> {
  const pool = await openPool({ connectionString, connections, onIdleError: (error) => onIdleError?.(error) });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await beDurable(db);
    await db.transaction().execute(async (tx) => {
      await advisoryLock(tx, LOCK.migrations);
      await migrate(tx, postgresMigrations);
    });
    return { db, appendNew: postgresAppend(pool, db), close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** A commit must mean that the disk has it; a server may have been told otherwise. */
async function beDurable(db: Kysely<Tables>): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db);
    if (rows[0]?.value === 'off') {
      throw new Error(`The PostgreSQL server has ${setting} = off: a crash would lose what it said it kept. Set it on`);
    }
  }
}
