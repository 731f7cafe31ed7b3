import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.js';

/** One step of the tables' history. Numbered from 1 without gaps; never edited once released, never taken back. */
export interface Migration {
  name: string;
  up(db: Kysely<Tables>): Promise<void>;
}

/**
 * Applies the migrations that a database still lacks. The caller holds a transaction in which no other instance can
 * migrate (SQLite: one that holds the write lock; PostgreSQL: an advisory lock), so that several may start at once.
 *
 * @throws Error when the database was written by a newer release: going on could damage what it wrote
 */
export async function migrate(db: Kysely<Tables>, migrations: readonly Migration[]): Promise<void> {
  await sql`create table if not exists migrations (
    number integer primary key, name text not null, applied_at text not null)`.execute(db);
  const done = await db.selectFrom('migrations').select(['number', 'name']).orderBy('number').execute();
  const newest = done.at(-1)?.number ?? 0;
  if (newest > migrations.length) {
    throw new Error(
      `The database is at migration ${newest}, this release knows ${migrations.length}: start the newer release again`,
    );
  }
  for (const [i, migration] of migrations.entries()) {
    if (i < newest) continue;
    await migration.up(db);
    const applied = { number: i + 1, name: migration.name, applied_at: new Date().toISOString() };
    await db.insertInto('migrations').values(applied).execute();
  }
}
