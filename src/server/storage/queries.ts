import type { Kysely } from 'kysely';
import { fromTable, type Tables, toTable } from './tables.js';
import { type AppendOutcome, type DecisionRow, type LoggedDecision, type PublishedPolicy, sameAct } from './types.js';

/** The queries that every SQL database of ours answers alike. Whatever writes does so in a transaction. */

/** SQLite caps the variables of one statement at 32766, PostgreSQL at 65535; a row has 17. */
const ROWS_PER_STATEMENT = 500;

/** One transaction: what is new goes in, what was there is compared with what was sent. */
export function write(db: Kysely<Tables>, rows: readonly DecisionRow[]): Promise<AppendOutcome[]> {
  return db.transaction().execute(async (tx) => {
    const fresh = new Set<string>();
    const held = new Map<string, DecisionRow>();
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      const part = rows.slice(from, from + ROWS_PER_STATEMENT);
      const added = await tx
        .insertInto('decisions')
        .values(part.map(toTable))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      for (const { id } of added) fresh.add(id);
      if (added.length === part.length) continue;
      const ids = part.map((row) => row.id);
      const there = await tx.selectFrom('decisions').selectAll().where('id', 'in', ids).execute();
      for (const row of there) held.set(row.id, fromTable(row));
    }
    return rows.map((row) => {
      // An id is fresh once: the first row that brought it.
      if (fresh.delete(row.id)) return 'stored';
      return sameAct(row, held.get(row.id)!) ? 'duplicate' : 'conflict';
    });
  });
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
