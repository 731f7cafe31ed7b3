import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export async function link(db: Kysely<Tables>, subject: string, user: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('links')
      .values({ subject, user_hash: user })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await tx.selectFrom('links').select('user_hash').where('subject', '=', subject).executeTakeFirst();
    return row?.user_hash === user;
  });
}

export async function linked(db: Kysely<Tables>, subject: string): Promise<string[]> {
  const rows = await db
    .selectFrom('links as mine')
    .innerJoin('links as all', 'all.user_hash', 'mine.user_hash')
    .select('all.subject')
    .where('mine.subject', '=', subject)
    .orderBy('all.subject')
    .execute();
  return rows.length === 0 ? [subject] : rows.map((row) => row.subject);
}

/** Ends the links of subjects that no decision is about any more. */
export async function unlink(tx: Kysely<Tables>, subjects: readonly (string | null)[]): Promise<void> {
  await tx
    .deleteFrom('links')
    .where('subject', 'in', [...subjects] as string[])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('decisions').select('seq').whereRef('decisions.subject', '=', 'links.subject'))),
    )
    .execute();
}
