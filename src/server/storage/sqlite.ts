import { Kysely, SqliteDialect, sql } from 'kysely';
import { count, eraseDue, find } from './admin-queries.js';
import { whileBusy } from './busy.js';
import { groupCommit } from './group-commit.js';
import { addKey, keys } from './key-queries.js';
import { openLibsql } from './libsql.js';
import { link, linked } from './link-queries.js';
import { migrate } from './migrate.js';
import {
  byId,
  bySubject,
  chains,
  erase,
  findPolicy,
  keepPolicy,
  readChain,
  recent,
  type TakeChain,
  write,
} from './queries.js';
import { sqliteMigrations } from './sqlite-migrations.js';
import type { Tables } from './tables.js';
import type { ConsentStorage, DecisionRow } from './types.js';

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
export function sqliteStorage({ path, busyTimeout = 5000 }: SqliteOptions): ConsentStorage {
  let opened: Promise<Kysely<Tables>> | undefined;
  const patiently = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const db = opened;
    if (!db) return Promise.reject(new Error('The storage is not started'));
    return whileBusy(busyTimeout, async () => work(await db));
  };
  const log = groupCommit((rows: readonly DecisionRow[]) => patiently((db) => write(db, rows, onlyChain)));

  return {
    async start() {
      opened ??= open(path, busyTimeout);
      try {
        await opened;
      } catch (error) {
        opened = undefined;
        throw error;
      }
    },
    async stop() {
      if (!opened) return;
      await log.idle();
      const closing = opened;
      opened = undefined;
      await (await closing)?.destroy();
    },
    async ping() {
      await patiently((db) => sql`select 1`.execute(db));
    },
    append: (rows) => (rows.length === 0 ? Promise.resolve([]) : log.append(rows)),
    byId: (id) => patiently((db) => byId(db, id)),
    bySubject: (subject) => patiently((db) => bySubject(db, subject)),
    recent: (limit) => patiently((db) => recent(db, limit)),
    chains: () => patiently(chains),
    readChain: (chain, after, limit) => patiently((db) => readChain(db, chain, after, limit)),
    erase: (subject) => patiently((db) => erase(db, subject)),
    link: (subject, user) => patiently((db) => link(db, subject, user)),
    linked: (subject) => patiently((db) => linked(db, subject)),
    eraseDue: (policyId, before, limit) => patiently((db) => eraseDue(db, policyId, before, limit)),
    find: (filter, after, limit) => patiently((db) => find(db, filter, after, limit)),
    count: (filter) => patiently((db) => count(db, filter)),
    keepPolicy: (policy) => patiently((db) => keepPolicy(db, policy)),
    findPolicy: (policyId, version) => patiently((db) => findPolicy(db, policyId, version)),
    addKey: (key, replace) => patiently((db) => addKey(db, key, replace, alreadyAlone)),
    keys: () => patiently(keys),
  };
}

/** SQLite has one writer at a time anyway: one chain holds all. */
const onlyChain: TakeChain = (tx) => tx.selectFrom('chains').selectAll().executeTakeFirstOrThrow();

/** A transaction holds SQLite's write lock from its start. */
const alreadyAlone = async (): Promise<void> => undefined;

async function open(path: string, busyTimeout: number): Promise<Kysely<Tables>> {
  const database = await openLibsql(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await whileBusy(busyTimeout, () => beDurable(db, path));
    await whileBusy(busyTimeout, () => db.transaction().execute((tx) => migrate(tx, sqliteMigrations)));
    return db;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Sets what durability rests on and reads it back: a pragma that a file system refuses is refused in silence. */
async function beDurable(db: Kysely<Tables>, path: string): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(db);
  await sql`pragma synchronous = full`.execute(db);
  // What is erased is overwritten, not only unlinked.
  await sql`pragma secure_delete = on`.execute(db);
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  const FULL = 2;
  if (journal.rows[0]?.journal_mode !== 'wal' || sync.rows[0]?.synchronous !== FULL) {
    throw new Error(`${path}: the file system allows no write-ahead log; put the database on a local disk`);
  }
}
