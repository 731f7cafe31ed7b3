import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';
import type { StoredKey } from './types.js';

/** @param alone called first in the transaction: after it, no other transaction adds a key until this one ends */
export async function addKey(
  db: Kysely<Tables>,
  { kid, created, publicKey, privateKey }: StoredKey,
  replace: boolean,
  alone: (tx: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await alone(tx);
    const usable = await tx.selectFrom('keys').select('kid').where('private_key', 'is not', null).execute();
    if (usable.length > 0 && !replace) return;
    await tx.updateTable('keys').set({ private_key: null }).where('private_key', 'is not', null).execute();
    const row = { kid, created, public_key: JSON.stringify(publicKey), private_key: privateKey };
    await tx.insertInto('keys').values(row).execute();
  });
}

export async function keys(db: Kysely<Tables>): Promise<StoredKey[]> {
  const rows = await db.selectFrom('keys').selectAll().orderBy('created', 'desc').execute();
  const read = rows.map((row) => ({
    kid: row.kid,
    created: row.created,
    publicKey: JSON.parse(row.public_key) as StoredKey['publicKey'],
    privateKey: row.private_key,
  }));
  // Two keys of one millisecond: the one that signs is the newer.
  return read.sort((a, b) => Number(b.privateKey !== null) - Number(a.privateKey !== null));
}
