import type { PostgresPool } from 'kysely';

/** The pool as Kysely takes it, and for single statements. */
export interface Pool extends PostgresPool {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rowCount: number | null }>;
}

export interface PoolOptions {
  connectionString: string;
  /** Most connections of this instance. */
  connections: number;
  /** Told of connections that broke while nobody used them; the pool has replaced them already. */
  onIdleError(error: Error): void;
}

/**
 * A pool of connections by the optional peer `pg`.
 *
 * @throws Error with the command that installs it, when it is missing
 */
export async function openPool({ connectionString, connections, onIdleError }: PoolOptions): Promise<Pool> {
  const { Pool } = await load();
  const pool = new Pool({
    connectionString,
    max: connections,
    application_name: 'assent',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  pool.on('error', onIdleError);
  // A connection that breaks between two queries of a transaction has nobody to tell: unheard, it would end the process.
  pool.on('connect', (client) => void client.on('error', onIdleError));
  return pool as unknown as Pool;
}

/** The SQLSTATE of an error of the server; empty for any other. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

async function load() {
  try {
    return (await import('pg')).default;
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).endsWith('MODULE_NOT_FOUND'))) throw cause;
    throw new Error('PostgreSQL storage needs the package pg: npm install pg', { cause });
  }
}
