import { type Kysely, sql } from 'kysely';
import { count, eraseDue, extent, find } from './admin-queries.js';
import { groupCommit } from './group-commit.js';
import { addKey, keys } from './key-queries.js';
import { link, linked } from './link-queries.js';
import {
  byId,
  bySubject,
  chains,
  erase,
  findPolicy,
  keepPolicy,
  listPolicies,
  readChain,
  recent,
  type TakeChain,
  write,
} from './queries.js';
import type { Tables } from './tables.js';
import { findText, keepText } from './text-queries.js';
import type { AppendOutcome, ConsentStorage, DecisionRow } from './types.js';

/** An open database. */
export interface Engine {
  db: Kysely<Tables>;
  /**
   * The short way to append: takes for granted that all ids are new. Commits all rows, or answers false having stored
   * nothing: then an id is known, or another instance was faster, and the long way has to find out.
   */
  appendNew(rows: readonly DecisionRow[]): Promise<boolean>;
  close(): Promise<void>;
}

/** What tells one SQL database from another. */
export interface Database {
  /** Opens it, asserts its durability and brings its tables up to date. */
  open(): Promise<Engine>;
  /** Runs again what had to yield to another connection, having changed nothing. */
  persist<T>(work: () => Promise<T>): Promise<T>;
  takeChain: TakeChain;
  /** Called first in a transaction: after it, no other one adds a key until this one ends. */
  alone(tx: Kysely<Tables>): Promise<void>;
}

/** The storage contract on a SQL database. */
export function sqlStorage({ open, persist, takeChain, alone }: Database): ConsentStorage {
  let opened: Promise<Engine> | undefined;
  const engine = <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
    const current = opened;
    if (!current) return Promise.reject(new Error('The storage is not started'));
    return persist(async () => work(await current));
  };
  const use = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const result = await engine(({ db }) => work(db));
    // SQLite answers without a turn of the event loop: whoever reads page after page would let nobody else in.
    await new Promise((turn) => setImmediate(turn));
    return result;
  };

  const log = groupCommit((rows: readonly DecisionRow[]) =>
    engine(async ({ db, appendNew }): Promise<AppendOutcome[]> => {
      const distinct = new Set(rows.map(({ id }) => id)).size === rows.length;
      return distinct && (await appendNew(rows)) ? rows.map(() => 'stored') : write(db, rows, takeChain);
    }),
  );

  return {
    async start() {
      opened ??= open();
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
      await (await closing)?.close();
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
    erase: (subject) => use((db) => erase(db, subject)),
    link: (subject, user) => use((db) => link(db, subject, user)),
    linked: (subject) => use((db) => linked(db, subject)),
    eraseDue: (policyId, before, limit, after) => use((db) => eraseDue(db, policyId, before, limit, after)),
    find: (filter, after, limit) => use((db) => find(db, filter, after, limit)),
    extent: (filter) => use((db) => extent(db, filter)),
    count: (filter) => use((db) => count(db, filter)),
    keepPolicy: (policy) => use((db) => keepPolicy(db, policy)),
    findPolicy: (policyId, version) => use((db) => findPolicy(db, policyId, version)),
    listPolicies: (policyId) => use((db) => listPolicies(db, policyId)),
    keepText: (text, most) => use((db) => keepText(db, text, most)),
    findText: (hash) => use((db) => findText(db, hash)),
    addKey: (key, replace) => use((db) => addKey(db, key, replace, alone)),
    keys: () => use(keys),
  };
}
