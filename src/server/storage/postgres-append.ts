import { type Kysely, sql } from 'kysely';
import { extendChain } from '../chain/digest.js';
import type { Pool } from './pg.js';
import { codeOf } from './pg.js';
import type { Engine } from './sql-storage.js';
import { DECISION_COLUMNS, NUMBERS, type Tables, toTable } from './tables.js';
import type { ChainHead } from './types.js';

/** Chains that are tried before the long way, which waits for one. */
const TRIES = 3;
const UNIQUE_VIOLATION = '23505';

const columns = DECISION_COLUMNS.join(', ');
const types = DECISION_COLUMNS.map((column) => `${column} ${NUMBERS.has(column) ? 'bigint' : 'text'}`).join(', ');

/** Moves the chain's head, if it still is where this instance saw it, and only then inserts. One statement, one commit. */
const APPEND = `with moved as (
    update chains set length = $1, hash = $2 where chain = $3 and length = $4 and hash = $5 returning chain)
  insert into decisions (${columns})
  select ${DECISION_COLUMNS.map((column) => `r.${column}`).join(', ')}
  from moved, json_to_recordset($6) as r (${types}) order by r.position`;

/**
 * Appends rows that are new in one round trip: the head of the chain that this instance extended last is remembered.
 * Another instance that was on the same chain is seen by the head, which has moved; this one then takes another chain.
 */
export function postgresAppend(pool: Pool, db: Kysely<Tables>): Engine['appendNew'] {
  let known: ChainHead | undefined;
  return async (rows) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const before = known ?? (await anyHead(db));
      // Whatever happens now, where the chain ends is known again only after a commit that was seen.
      known = undefined;
      const { proofs, head } = extendChain(before, rows);
      const entries = JSON.stringify(rows.map((row, i) => toTable(row, proofs[i]!)));
      const values = [head.length, head.hash, head.chain, before.length, before.hash, entries];
      try {
        const { rowCount } = await pool.query({ name: 'assent-append', text: APPEND, values });
        if (rowCount === rows.length) {
          known = head;
          return true;
        }
      } catch (error) {
        if (codeOf(error) === UNIQUE_VIOLATION) return false;
        throw error;
      }
    }
    return false;
  };
}

async function anyHead(db: Kysely<Tables>): Promise<ChainHead> {
  const { chain, length, hash } = await db
    .selectFrom('chains')
    .selectAll()
    .orderBy(sql`random()`)
    .limit(1)
    .executeTakeFirstOrThrow();
  return { chain: Number(chain), length: Number(length), hash };
}
