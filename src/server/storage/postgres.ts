import { Kysely, PostgresDialect, sql } from 'kysely';
import { count, eraseDue, find } from './admin-queries.js';
import { groupCommit } from './group-commit.js';
import { addKey, keys } from './key-queries.js';
import { link, linked } from './link-queries.js';
import { migrate } from './migrate.js';
import { openPool } from './pg.js';
import { postgresMigrations } from './postgres-migrations.js';
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
import type { Tables } from './tables.js';
import type { ConsentStorage, DecisionRow } from './types.js';

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
export function postgresStorage(options: PostgresOptions): ConsentStorage {
  let opened: Promise<Kysely<Tables>> | undefined;
  const use = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    if (!opened) throw new Error('The storage is not started');
    return work(await opened);
  };
  const log = groupCommit((rows: readonly DecisionRow[]) =>
    use((db) => despiteRivals(() => write(db, rows, anyFreeChain))),
  );

  return {
    async start() {
      opened ??= open(options);
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
      await use((db) => sql`select 1`.execute(db));
    },
    append: (rows) => (rows.length === 0 ? Promise.resolve([]) : log.append(rows)),
    byId: (id) => use((db) => byId(db, id)),
    bySubject: (subject) => use((db) => bySubject(db, subject)),
    recent: (limit) => use((db) => recent(db, limit)),
    chains: () => use(chains),
    readChain: (chain, after, limit) => use((db) => readChain(db, chain, after, limit)),
    erase: (subject) => use((db) => despiteRivals(() => erase(db, subject))),
    link: (subject, user) => use((db) => link(db, subject, user)),
    linked: (subject) => use((db) => linked(db, subject)),
    eraseDue: (policyId, before, limit) => use((db) => despiteRivals(() => eraseDue(db, policyId, before, limit))),
    find: (filter, after, limit) => use((db) => find(db, filter, after, limit)),
    count: (filter) => use((db) => count(db, filter)),
    keepPolicy: (policy) => use((db) => keepPolicy(db, policy)),
    findPolicy: (policyId, version) => use((db) => findPolicy(db, policyId, version)),
    addKey: (key, replace) => use((db) => addKey(db, key, replace, (tx) => advisoryLock(tx, LOCK.keys))),
    keys: () => use(keys),
  };
}

/** Numbers of ours among the advisory locks of a database. */
const LOCK = { migrations: 0x61737365, keys: 0x61737366 };

/** Held until the transaction ends. */
async function advisoryLock(tx: Kysely<Tables>, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(tx);
}

/** The first chain that nobody holds; when all are held, one of them at random, waited for. */
const anyFreeChain: TakeChain = async (tx) => {
  const heads = tx.selectFrom('chains').selectAll().forUpdate().limit(1);
  const free = await heads.orderBy('chain').skipLocked().executeTakeFirst();
  const { chain, length, hash } = free ?? (await heads.orderBy(sql`random()`).executeTakeFirstOrThrow());
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
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!RIVALS.has(code) || tries >= 5) throw error;
    }
  }
}

async function open({ connectionString, connections = 10, onIdleError }: PostgresOptions): Promise<Kysely<Tables>> {
  const pool = await openPool({ connectionString, connections, onIdleError: (error) => onIdleError?.(error) });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await beDurable(db);
    await db.transaction().execute(async (tx) => {
      await advisoryLock(tx, LOCK.migrations);
      await migrate(tx, postgresMigrations);
    });
    return db;
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
