import Database from 'libsql';
import { uuidv7 } from '../../src/decision/id.js';
import { extendChain } from '../../src/server/chain/digest.js';
import { sha256 } from '../../src/server/hash.js';
import { isPostgresUrl } from '../../src/server/storage/reader.js';
import { DECISION_COLUMNS, toTable } from '../../src/server/storage/tables.js';
import { type ChainHead, type DecisionRow, postgresStorage } from '../../src/server.js';

const BATCH = 5000;
/** Two years before a day of the tests. */
const BEGIN = Date.UTC(2024, 10, 23);

/** The capability of the subject of a row; each has three. */
export const capabilityOf = (row: number) => `subject-of-the-benchmark-${Math.floor(row / 3)}`;
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
    text: sha256('text'),
    at: time,
    occurredAt: time,
    receivedAt: time,
    trusted: true,
  };
}

/**
 * Brings a log of the backend's to so many rows, bound in a valid chain. SQLite is filled past its indexes, which are
 * made anew after: ten million rows would take hours otherwise.
 *
 * @param db path of a file or a connection string, where the backend has made its tables
 * @returns ids of some rows, by their number
 */
export async function fill(db: string, from: number, rows: number, total: number): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  const batches = function* () {
    for (let next = from; next < rows; ) {
      const size = Math.min(BATCH, rows - next);
      const batch = Array.from({ length: size }, (_, i) => makeRow(next + i, total));
      for (let i = 0; i < size; i += 97) ids.set(next + i, batch[i]!.id);
      yield batch;
      next += size;
    }
  };
  if (isPostgresUrl(db)) {
    const storage = postgresStorage({ connectionString: db });
    await storage.start();
    for (const batch of batches()) await storage.append(batch);
    await storage.stop();
    return ids;
  }
  const database = new Database(db);
  const kept = database
    .prepare(
      "select type, name, sql from sqlite_master where tbl_name = 'decisions' and sql is not null and type <> 'table'",
    )
    .all() as { type: string; name: string; sql: string }[];
  database.exec('pragma synchronous = off; pragma cache_size = -65536');
  for (const { type, name } of kept) database.exec(`drop ${type} ${name}`);
  const marks = DECISION_COLUMNS.map(() => '?');
  const insert = database.prepare(`insert into decisions (${DECISION_COLUMNS.join()}) values (${marks.join()})`);
  let head = database.prepare('select chain, length, hash from chains').get() as ChainHead;
  for (const batch of batches()) {
    const extended = extendChain(head, batch);
    head = extended.head;
    database.exec('begin');
    for (const [i, row] of batch.entries()) {
      const values: Record<string, unknown> = toTable(row, extended.proofs[i]!);
      insert.run(DECISION_COLUMNS.map((column) => values[column]));
    }
    database.prepare('update chains set length = ?, hash = ?').run([head.length, head.hash]);
    database.exec('commit');
  }
  for (const { sql } of kept) database.exec(sql);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  return ids;
}
