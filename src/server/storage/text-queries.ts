import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';
import type { ShownText } from './types.js';

export async function keepText(db: Kysely<Tables>, given: ShownText, most: number): Promise<boolean> {
  const { hash, text, policyId, policyVersion, firstSeen } = given;
  return db.transaction().execute(async (tx) => {
    if (await tx.selectFrom('texts').select('hash').where('hash', '=', hash).executeTakeFirst()) return true;
    const kept = await tx
      .selectFrom('texts')
      .select((e) => e.fn.countAll<number>().as('texts'))
      .where('policy_id', '=', policyId)
      .where('policy_version', '=', policyVersion)
      .executeTakeFirstOrThrow();
    if (Number(kept.texts) >= most) return false;
    const row = { hash, text, policy_id: policyId, policy_version: policyVersion, first_seen: firstSeen };
    await tx
      .insertInto('texts')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}

export async function findText(db: Kysely<Tables>, hash: string): Promise<ShownText | undefined> {
  const row = await db.selectFrom('texts').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (!row) return undefined;
  const { policy_id: policyId, policy_version: policyVersion, first_seen: firstSeen, text } = row;
  return { hash, text, policyId, policyVersion, firstSeen };
}
