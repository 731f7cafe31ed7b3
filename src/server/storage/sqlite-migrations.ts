import { type Kysely, sql } from 'kysely';
import { extendChain } from '../chain/digest.js';
import type { Migration } from './migrate.js';
import { fromTable, type Tables } from './tables.js';
import type { ChainHead } from './types.js';

/** The SQLite tables' history. `strict` tables refuse values of another type than the column's. */
export const sqliteMigrations: readonly Migration[] = [
  {
    name: 'decisions and policies',
    async up(db) {
      await sql`create table decisions (
        seq integer primary key autoincrement,
        id text not null unique,
        subject text,
        policy_id text not null,
        policy_version text not null,
        policy_hash text,
        server_hash text,
        flags text not null,
        regime text not null,
        region text,
        choices text not null,
        source text not null,
        language text not null,
        text_hash text,
        at text not null,
        occurred_at text not null,
        received_at text not null,
        trusted integer) strict`.execute(db);
      await sql`create index decisions_subject on decisions (subject, seq)`.execute(db);
      await sql`create table policies (
        policy_id text not null,
        version text not null,
        hash text not null,
        document text not null,
        first_seen text not null,
        primary key (policy_id, version, hash)) strict`.execute(db);
    },
  },
  {
    // The one change that the log allows is to forget whom a row is about.
    name: 'append-only log',
    async up(db) {
      const refuse = sql`begin select raise(abort, 'the decision log is append-only'); end`;
      await sql`create trigger decisions_no_delete before delete on decisions ${refuse}`.execute(db);
      await sql`create trigger decisions_no_update before update of seq, id, policy_id, policy_version, policy_hash,
        server_hash, flags, regime, region, choices, source, language, text_hash, at, occurred_at, received_at, trusted
        on decisions ${refuse}`.execute(db);
      await sql`create trigger decisions_no_new_subject before update of subject on decisions
        when new.subject is not null ${refuse}`.execute(db);
      await sql`create trigger policies_no_delete before delete on policies
        begin select raise(abort, 'published policies are kept'); end`.execute(db);
      await sql`create trigger policies_no_update before update on policies
        begin select raise(abort, 'published policies are kept'); end`.execute(db);
    },
  },
  {
    name: 'hash chain',
    async up(db) {
      for (const column of ['chain integer', 'position integer', 'salt text', 'subject_digest text', 'hash text']) {
        await sql`alter table decisions add column ${sql.raw(column)}`.execute(db);
      }
      await sql`create table chains (
        chain integer primary key, length integer not null, hash text not null) strict`.execute(db);
      await sql`drop trigger decisions_no_update`.execute(db);
      await chainUp(db);
      await sql`create unique index decisions_chain on decisions (chain, position)`.execute(db);
      const refuse = sql`begin select raise(abort, 'the decision log is append-only'); end`;
      await sql`create trigger decisions_no_update before update of seq, id, policy_id, policy_version, policy_hash,
        server_hash, flags, regime, region, choices, source, language, text_hash, at, occurred_at, received_at, trusted,
        chain, position, subject_digest, hash on decisions ${refuse}`.execute(db);
      await sql`create trigger decisions_no_new_salt before update of salt on decisions
        when new.salt is not null or new.subject is not null ${refuse}`.execute(db);
      // "insert or replace" removes the row that it replaces without asking the triggers of delete.
      await sql`create trigger decisions_no_replace before insert on decisions
        when exists (select 1 from decisions where id = new.id or seq = new.seq
          or (chain = new.chain and position = new.position)) ${refuse}`.execute(db);
      await sql`create trigger decisions_chained before insert on decisions
        when new.chain is null or new.position is null or new.subject_digest is null or new.hash is null
        begin select raise(abort, 'each decision belongs to a chain'); end`.execute(db);
      await sql`create trigger chains_grow before update on chains
        when new.chain <> old.chain or new.length <= old.length
        begin select raise(abort, 'a chain only grows'); end`.execute(db);
      await sql`create trigger chains_no_delete before delete on chains
        begin select raise(abort, 'a chain only grows'); end`.execute(db);
    },
  },
  {
    name: 'receipt keys',
    async up(db) {
      await sql`create table keys (
        kid text primary key, created text not null, public_key text not null, private_key text) strict`.execute(db);
      await sql`create trigger keys_no_delete before delete on keys
        begin select raise(abort, 'public keys are kept'); end`.execute(db);
      await sql`create trigger keys_no_update before update on keys
        when new.private_key is not null or new.kid <> old.kid or new.public_key <> old.public_key
        begin select raise(abort, 'public keys are kept'); end`.execute(db);
    },
  },
  {
    name: 'search and retention by date',
    async up(db) {
      await sql`create index decisions_received on decisions (received_at)`.execute(db);
    },
  },
  {
    name: 'links to known users',
    async up(db) {
      await sql`create table links (subject text primary key, user_hash text not null) strict`.execute(db);
      await sql`create index links_user on links (user_hash)`.execute(db);
    },
  },
  {
    // The job of retention runs every hour: it must not pass over all that it forgot before.
    name: 'retention passes over what is forgotten',
    async up(db) {
      await sql`create index decisions_due on decisions (policy_id, received_at, subject)
        where subject is not null`.execute(db);
    },
  },
  {
    name: 'texts that were shown',
    async up(db) {
      await sql`create table texts (
        hash text primary key,
        text text not null,
        policy_id text not null,
        policy_version text not null,
        first_seen text not null) strict`.execute(db);
      await sql`create index texts_policy on texts (policy_id, policy_version)`.execute(db);
      for (const change of ['update', 'delete']) {
        await sql`create trigger ${sql.raw(`texts_no_${change} before ${change}`)} on texts
          begin select raise(abort, 'texts that were shown are kept'); end`.execute(db);
      }
    },
  },
];

/** Binds the rows of a log that had no chains yet, in the server's order. */
async function chainUp(db: Kysely<Tables>): Promise<void> {
  let head: ChainHead = { chain: 0, length: 0, hash: '' };
  for (let after = 0; ; ) {
    const query = db.selectFrom('decisions').selectAll().where('seq', '>', after).orderBy('seq').limit(1000);
    const rows = (await query.execute()).map(fromTable);
    const last = rows.at(-1);
    if (!last) break;
    const extended = extendChain(head, rows);
    for (const [i, { seq }] of rows.entries()) {
      const { chain, position, salt, subjectDigest: subject_digest, hash } = extended.proofs[i]!;
      const columns = { chain, position, salt, subject_digest, hash };
      await db.updateTable('decisions').set(columns).where('seq', '=', seq).execute();
    }
    after = last.seq;
    head = extended.head;
  }
  await db.insertInto('chains').values(head).execute();
}
