import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { DueAnswer, DuePlace } from './due.js';
import { unlink } from './link-queries.js';
import { type Tables, withProof } from './tables.js';
import type { ChainedDecision, DecisionCount, DecisionExtent, DecisionFilter } from './types.js';

/** The queries of the owner and of the retention job, alike on every SQL database. */

type Query<O> = SelectQueryBuilder<Tables, 'decisions', O>;

function filtered<O>(query: Query<O>, filter: DecisionFilter, received = sql<string>`received_at`): Query<O> {
  const { id, subject, purpose, from, to } = filter;
  let narrowed = query;
  if (id !== undefined) narrowed = narrowed.where('id', '=', id);
  if (subject !== undefined) narrowed = narrowed.where('subject', '=', subject);
  if (from !== undefined) narrowed = narrowed.where(received, '>=', from);
  if (to !== undefined) narrowed = narrowed.where(received, '<', to);
  if (purpose !== undefined) {
    // Units are ids of a-z, 0-9, "-", "_" and dots, so that one of them in quotes can be nothing but a member's name.
    const name = purpose.replaceAll('_', '\\_');
    const holds = (pattern: string) => sql<boolean>`choices like ${pattern} escape '\\'`;
    narrowed = narrowed.where((e) => e.or([holds(`%"${name}":%`), holds(`%"${name}.%`)]));
  }
  return narrowed;
}

export async function find(
  db: Kysely<Tables>,
  filter: DecisionFilter,
  after: number,
  limit: number,
): Promise<ChainedDecision[]> {
  let query = filtered(db.selectFrom('decisions').selectAll(), filter, UNINDEXED).where('seq', '>', after);
  if (filter.through !== undefined) query = query.where('seq', '<=', filter.through);
  return (await query.orderBy('seq').limit(limit).execute()).map(withProof);
}

/** So that pages are read along `seq`: by the index of dates, each page would sort all that is left. */
const UNINDEXED = sql<string>`(received_at || '')`;

export async function extent(db: Kysely<Tables>, { from, to }: DecisionFilter): Promise<DecisionExtent | undefined> {
  const query = filtered(db.selectFrom('decisions'), { ...(from && { from }), ...(to && { to }) });
  // Not of the bare column: PostgreSQL would walk along it from either end until a date fits.
  const ends = query.select([
    sql<number | null>`min(seq + 0)`.as('first'),
    sql<number | null>`max(seq + 0)`.as('last'),
  ]);
  const { first, last } = await ends.executeTakeFirstOrThrow();
  return first === null ? undefined : { first: Number(first), last: Number(last) };
}

export async function count(db: Kysely<Tables>, filter: DecisionFilter): Promise<DecisionCount[]> {
  const day = sql<string>`substr(received_at, 1, 10)`;
  const query = filtered(db.selectFrom('decisions'), filter)
    .select((e) => [
      day.as('day'),
      'source',
      'policy_id',
      'policy_version',
      'choices',
      e.fn.countAll<number>().as('decisions'),
    ])
    .groupBy([day, 'source', 'policy_id', 'policy_version', 'choices']);
  const counts = new Map<string, DecisionCount>();
  for (const row of await query.execute()) {
    const { day, source, policy_id: policyId, policy_version: policyVersion } = row;
    for (const [unit, granted] of Object.entries(JSON.parse(row.choices) as Record<string, boolean>)) {
      const key = JSON.stringify([day, unit, source, policyId, policyVersion]);
      const sum = counts.get(key) ?? { day, unit, source, policyId, policyVersion, granted: 0, denied: 0 };
      sum[granted ? 'granted' : 'denied'] += Number(row.decisions);
      counts.set(key, sum);
    }
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

export async function eraseDue(
  db: Kysely<Tables>,
  policyId: string,
  before: string,
  limit: number,
  after?: DuePlace,
): Promise<DueAnswer> {
  return db.transaction().execute(async (tx) => {
    let query = tx
      .selectFrom('decisions')
      .select(['received_at as receivedAt', 'subject'])
      .where('policy_id', '=', policyId)
      .where('received_at', '<', before)
      .where('subject', 'is not', null)
      .orderBy('received_at')
      .orderBy('subject')
      .limit(limit)
      .$narrowType<{ subject: string }>();
    if (after) query = query.where(sql<boolean>`(received_at, subject) > (${after.receivedAt}, ${after.subject})`);
    const old = await query.execute();
    const next = old.length === limit ? old.at(-1) : undefined;
    if (old.length === 0) return { erased: 0, next };
    const subjects = [...new Set(old.map(({ subject }) => subject))];
    const later = await tx
      .selectFrom('decisions')
      .select('subject')
      .distinct()
      .where('subject', 'in', subjects)
      .where('policy_id', '=', policyId)
      .where('received_at', '>=', before)
      .execute();
    const staying = new Set(later.map(({ subject }) => subject));
    const due = subjects.filter((subject) => !staying.has(subject));
    if (due.length === 0) return { erased: 0, next };
    const { numUpdatedRows } = await tx
      .updateTable('decisions')
      .set({ subject: null, salt: null })
      .where('policy_id', '=', policyId)
      .where('subject', 'in', due)
      // One that comes in at this moment is not due.
      .where('received_at', '<', before)
      .executeTakeFirstOrThrow();
    await unlink(tx, due);
    return { erased: Number(numUpdatedRows), next };
  });
}
