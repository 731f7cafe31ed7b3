import { Kysely, SqliteDialect, sql } from 'kysely';
import { whileBusy } from './busy.js';
import { openLibsql } from './libsql.js';
import { migrate } from './migrate.js';
import type { TakeChain } from './queries.js';
import { type Engine, sqlStorage } from './sql-storage.js';
import { sqliteAppend } from './sqlite-append.js';
import { sqliteMigrations } from './sqlite-migrations.js';
import type { Tables } from './tables.js';
import type { ConsentStorage } from './types.js';

export interface SqliteOptions {
  /** Path of the database file; it is made where missing, its folder is not. */
  path: string;
  /** Milliseconds to wait for another process that is writing. Default 5000. */
  busyTimeout?: number;
}

/**
 * The log in one SQLite file, by the optional peer `libsql`. WAL with `synchronous=FULL`: an acknowledged decision
 * survives `kill -9` and a power cut.
 *
 * @throws (from `start`) Error with the install command when libsql is missing, or naming the file when it can't be used
 */
export const sqliteStorage = ({ path, busyTimeout = 5000 }: SqliteOptions): ConsentStorage =>
  sqlStorage({
    open: () => open(path, busyTimeout),
    persist: (work) => whileBusy(busyTimeout, work),
    takeChain: onlyChain,
    alone: alreadyAlone,
  });

/** SQLite has one writer at a time anyway: one chain holds all. */
const onlyChain: TakeChain = (tx) => tx.selectFrom('chains').selectAll().executeTakeFirstOrThrow();

/** A transaction holds SQLite's write lock from its start. */
const alreadyAlone = async (): Promise<void> => undefined;

async function open(path: string, busyTimeout: number): Promise<Engine> {
  const database = await openLibsql(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await whileBusy(busyTimeout, () => beDurable(db, path));
    await whileBusy(busyTimeout, () => db.transaction().execute((tx) => migrate(tx, sqliteMigrations)));
    return { db, appendNew: sqliteAppend(database, db), close: () => close(db) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Sets what durability rests on and reads it back: a pragma that a file system refuses is refused in silence. */
async function beDurable(db: Kysely<Tables>, path: string): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(db);
  await sql`pragma synchronous = full`.execute(db);
  // Copying the write-ahead log into the file holds up whoever commits: less often (32 MB), and each page once.
  await sql`pragma wal_autocheckpoint = 8000`.execute(db);
  await sql`pragma cache_size = -65536`.execute(db);
  // What is erased is overwritten, not only unlinked.
  await sql`pragma secure_delete = on`.execute(db);
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  const FULL = 2;
  if (journal.rows[0]?.journal_mode !== 'wal' || sync.rows[0]?.synchronous !== FULL) {
    throw new Error(`${path}: the file system allows no write-ahead log; put the database on a local disk`);
  }
}

/**
 * The driver lets go of its files when its statements are collected, not when it is closed. What the journal holds is
 * copied and cut off before, so that what stays is one file, whole and without what was erased.
 */
async function close(db: Kysely<Tables>): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await db.destroy();
}
