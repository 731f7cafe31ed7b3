import Database from 'libsql';
import pg from 'pg';
import { uuidv7 } from '../../src/decision/id.js';
import { extendChain } from '../../src/server/chain/digest.js';
import { sha256 } from '../../src/server/hash.js';
import { isPostgresUrl } from '../../src/server/storage/reader.js';
import { DECISION_COLUMNS, NUMBERS, toTable } from '../../src/server/storage/tables.js';
import type { ChainHead, DecisionRow } from '../../src/server.js';

const BATCH = 5000;
/** Two years before a day of the tests. */
const BEGIN = Date.UTC(2024, 10, 23);

/** The capability of the subject of a row; each has three. */
export const capabilityOf = (row: number) => `subject-of-the-benchmark-${Math.floor(row / 3)}`;
const TEXT = sha256('text');
export const receivedOf = (row: number, rows: number) =>
  new Date(BEGIN + (row / rows) * 730 * 86_400_000).toISOString();

function makeRow(i: number, rows: number): DecisionRow {
  const time = receivedOf(i, rows);
  return {
    id: uuidv7(Date.parse(time)),
    subject: sha256(capabilityOf(i)),
    policyId: 'shop',
    policyVersion: '2026-11-01',
    policyHash: null,
    serverHash: null,
    flags: [],
    regime: 'opt-in',
    region: 'KR',
    choices: { analytics: i % 3 === 0, events: i % 5 === 0 },
    source: i % 2 ? 'banner:accept-all' : 'banner:save',
    language: 'ko',
    text: TEXT,
    at: time,
    occurredAt: time,
    receivedAt: time,
    trusted: true,
  };
}

/**
 * Brings a log of the backend's to so many rows, bound in a valid chain. It is filled past its indexes, which are made
 * anew after: ten million rows would take hours otherwise.
 *
 * @param db path of a file or a connection string, where the backend has made its tables
 * @returns ids of some rows, by their number
 */
export async function fill(db: string, from: number, rows: number, total: number): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  const into = isPostgresUrl(db) ? await postgres(db) : sqlite(db);
  let { head } = into;
  for (let next = from; next < rows; next += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, rows - next) }, (_, i) => makeRow(next + i, total));
    for (let i = 0; i < batch.length; i += 97) ids.set(next + i, batch[i]!.id);
    const extended = extendChain(head, batch);
    head = extended.head;
    await into.add(
      batch.map((row, i) => ({ ...toTable(row, extended.proofs[i]!) })),
      head,
    );
  }
  await into.end();
  return ids;
}

interface Into {
  /** Where the chain ends that is filled. */
  head: ChainHead;
  add(batch: Record<string, unknown>[], head: ChainHead): Promise<void>;
  end(): Promise<void>;
}

const COLUMNS = DECISION_COLUMNS.join();

function sqlite(path: string): Into {
  const database = new Database(path);
  const dropped = database
    .prepare(
      "select type, name, sql from sqlite_master where tbl_name = 'decisions' and sql is not null and type <> 'table'",
    )
    .all() as { type: string; name: string; sql: string }[];
  database.exec('pragma synchronous = off; pragma cache_size = -65536');
  for (const { type, name } of dropped) database.exec(`drop ${type} ${name}`);
  const marks = DECISION_COLUMNS.map(() => '?');
  const insert = database.prepare(`insert into decisions (${COLUMNS}) values (${marks.join()})`);
  return {
    head: database.prepare('select chain, length, hash from chains').get() as ChainHead,
    async add(batch, { length, hash }) {
      database.exec('begin');
      for (const values of batch) insert.run(DECISION_COLUMNS.map((column) => values[column]));
      database.prepare('update chains set length = ?, hash = ?').run([length, hash]);
      database.exec('commit');
    },
    async end() {
      for (const { sql } of dropped) database.exec(sql);
      database.exec('pragma wal_checkpoint(truncate); analyze');
      database.close();
    },
  };
}

async function postgres(connectionString: string): Promise<Into> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('set synchronous_commit = off');
  // Indexes of constraints stay: they are what the chain rests on.
  const dropped = await client.query<{ name: string; sql: string }>(
    `select indexname as name, indexdef as sql from pg_indexes where tablename = 'decisions'
      and not exists (select 1 from pg_constraint where conname = indexname)`,
  );
  for (const { name } of dropped.rows) await client.query(`drop index ${name}`);
  const types = DECISION_COLUMNS.map((column) => `${column} ${NUMBERS.has(column) ? 'bigint' : 'text'}`);
  const text = `insert into decisions (${COLUMNS}) select ${COLUMNS} from json_to_recordset($1) as r (${types.join()})`;
  const { rows } = await client.query('select chain, length, hash from chains order by chain limit 1');
  const [{ chain, length, hash }] = rows as [{ chain: number; length: string; hash: string }];
  return {
    head: { chain, length: Number(length), hash },
    async add(batch, head) {
      await client.query('begin');
      await client.query({ name: 'fill', text, values: [JSON.stringify(batch)] });
      await client.query('update chains set length = $1, hash = $2 where chain = $3', [head.length, head.hash, chain]);
      await client.query('commit');
    },
    async end() {
      for (const { sql } of dropped.rows) await client.query(sql);
      await client.query('vacuum analyze decisions');
      await client.end();
    },
  };
}
