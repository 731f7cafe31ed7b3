import type { Kysely, SqliteDatabase } from 'kysely';
import { extendChain } from '../chain/digest.js';
import type { Engine } from './sql-storage.js';
import { DECISION_COLUMNS, type Tables, toTable } from './tables.js';
import type { ChainHead } from './types.js';

/**
 * Appends rows that are new by statements prepared once: building a query of many rows costs more than running it.
 *
 * @param db whose only connection is kept while it runs
 */
export function sqliteAppend(database: SqliteDatabase, db: Kysely<Tables>): Engine['appendNew'] {
  const columns = DECISION_COLUMNS.join(', ');
  const marks = DECISION_COLUMNS.map(() => '?').join(', ');
  const prepare = () => ({
    head: database.prepare('select chain, length, hash from chains'),
    insert: database.prepare(`insert into decisions (${columns}) values (${marks})`),
    move: database.prepare('update chains set length = ?, hash = ? where chain = ?'),
  });
  const control = (statement: string) => database.prepare(statement).run([]);
  let prepared: ReturnType<typeof prepare> | undefined;

  return (rows) =>
    db.connection().execute(async () => {
      control('begin');
      try {
        prepared ??= prepare();
        const [end] = prepared.head.all([]) as [ChainHead];
        const { proofs, head } = extendChain(end, rows);
        for (const [i, row] of rows.entries()) {
          const values: Record<string, unknown> = toTable(row, proofs[i]!);
          prepared.insert.run(DECISION_COLUMNS.map((column) => values[column]));
        }
        prepared.move.run([head.length, head.hash, head.chain]);
        control('commit');
        return true;
      } catch (error) {
        // A statement of this driver that failed is of no more use.
        prepared = undefined;
        control('rollback');
        if (isConstraint(error)) return false;
        throw error;
      }
    });
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
