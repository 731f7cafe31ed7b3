import type { Kysely, Transaction } from 'kysely';
import { extendChain } from '../chain/digest.js';
import { unlink } from './link-queries.js';
import { fromTable, type Tables, toTable, withProof } from './tables.js';
import {
  type AppendOutcome,
  type ChainedDecision,
  type ChainHead,
  type DecisionRow,
  type LoggedDecision,
  type PublishedPolicy,
  sameAct,
} from './types.js';

/** The queries that every SQL database of ours answers alike. Whatever writes does so in a transaction. */

/** SQLite caps the variables of one statement at 32766, PostgreSQL at 65535; a row has 22. */
const ROWS_PER_STATEMENT = 500;

/** Takes a chain that no other transaction writes to, and keeps it so until the end of this one. */
export type TakeChain = (tx: Transaction<Tables>) => Promise<ChainHead>;

/** One transaction: what is new goes in, bound to the end of a chain; what was there is compared with what was sent. */
export function write(
  db: Kysely<Tables>,
  rows: readonly DecisionRow[],
  takeChain: TakeChain,
): Promise<AppendOutcome[]> {
  return db.transaction().execute(async (tx) => {
    const known = await knownAmong(tx, rows);
    const fresh: DecisionRow[] = [];
    const outcomes = rows.map((row): AppendOutcome => {
      const there = known.get(row.id);
      if (there) return sameAct(row, there) ? 'duplicate' : 'conflict';
      known.set(row.id, row);
      fresh.push(row);
      return 'stored';
    });
    if (fresh.length === 0) return outcomes;
    const { proofs, head } = extendChain(await takeChain(tx), fresh);
    for (let from = 0; from < fresh.length; from += ROWS_PER_STATEMENT) {
      const part = fresh.slice(from, from + ROWS_PER_STATEMENT).map((row, i) => toTable(row, proofs[from + i]!));
      await tx.insertInto('decisions').values(part).execute();
    }
    const { chain, ...end } = head;
    await tx.updateTable('chains').set(end).where('chain', '=', chain).execute();
    return outcomes;
  });
}

async function knownAmong(tx: Transaction<Tables>, rows: readonly DecisionRow[]): Promise<Map<string, DecisionRow>> {
  const known = new Map<string, DecisionRow>();
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const ids = rows.slice(from, from + ROWS_PER_STATEMENT).map((row) => row.id);
    const there = await tx.selectFrom('decisions').selectAll().where('id', 'in', ids).execute();
    for (const row of there) known.set(row.id, fromTable(row));
  }
  return known;
}

export async function chains(db: Kysely<Tables>): Promise<ChainHead[]> {
  const heads = await db.selectFrom('chains').selectAll().where('length', '>', 0).orderBy('chain').execute();
  return heads.map(({ chain, length, hash }) => ({ chain: Number(chain), length: Number(length), hash }));
}

export async function readChain(
  db: Kysely<Tables>,
  chain: number,
  after: number,
  limit: number,
): Promise<ChainedDecision[]> {
  const query = db
    .selectFrom('decisions')
    .selectAll()
    .where('chain', '=', chain)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit);
  return (await query.execute()).map(withProof);
}

export async function erase(db: Kysely<Tables>, subject: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const query = tx.updateTable('decisions').set({ subject: null, salt: null }).where('subject', '=', subject);
    const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
    await unlink(tx, [subject]);
    return Number(numUpdatedRows);
  });
}

export async function byId(db: Kysely<Tables>, id: string): Promise<ChainedDecision | undefined> {
  const row = await db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst();
  return row && withProof(row);
}

export async function bySubject(db: Kysely<Tables>, subject: string): Promise<LoggedDecision[]> {
  const query = db.selectFrom('decisions').selectAll().where('subject', '=', subject).orderBy('seq');
  return (await query.execute()).map(fromTable);
}

export async function recent(db: Kysely<Tables>, limit: number): Promise<LoggedDecision[]> {
  const query = db.selectFrom('decisions').selectAll().orderBy('seq', 'desc').limit(limit);
  return (await query.execute()).map(fromTable);
}

export async function keepPolicy(db: Kysely<Tables>, policy: PublishedPolicy): Promise<void> {
  const { policyId, version, hash, document, firstSeen } = policy;
  const row = { policy_id: policyId, version, hash, document: JSON.stringify(document), first_seen: firstSeen };
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('policies')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

export async function findPolicy(db: Kysely<Tables>, policyId: string, version: string): Promise<PublishedPolicy[]> {
  const rows = await db
    .selectFrom('policies')
    .selectAll()
    .where('policy_id', '=', policyId)
    .where('version', '=', version)
    .orderBy('first_seen', 'desc')
    .execute();
  return rows.map((row) => ({
    policyId: row.policy_id,
    version: row.version,
    hash: row.hash,
    document: JSON.parse(row.document),
    firstSeen: row.first_seen,
  }));
}

export async function listPolicies(db: Kysely<Tables>, policyId: string): Promise<Omit<PublishedPolicy, 'document'>[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['version', 'hash', 'first_seen'])
    .where('policy_id', '=', policyId)
    .orderBy('first_seen', 'desc')
    .execute();
  return rows.map(({ version, hash, first_seen }) => ({ policyId, version, hash, firstSeen: first_seen }));
}
