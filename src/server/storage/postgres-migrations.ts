import { type Kysely, sql } from 'kysely';
import type { Migration } from './migrate.js';
import type { Tables } from './tables.js';

/** So many transactions may append at once before one has to wait for another's chain. */
const CHAINS = 16;

/** The PostgreSQL tables' history. Names are those of SQLite; texts of JSON stay texts, so that both give the same back. */
export const postgresMigrations: readonly Migration[] = [
  {
    name: 'decisions, policies, chains and keys',
    async up(db) {
      await sql`create table decisions (
        seq bigint generated always as identity primary key,
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
        trusted integer,
        chain integer not null,
        position bigint not null,
        salt text,
        subject_digest text not null,
        hash text not null,
        unique (chain, position))`.execute(db);
      await sql`create index decisions_subject on decisions (subject, seq)`.execute(db);
      await sql`create table policies (
        policy_id text not null,
        version text not null,
        hash text not null,
        document text not null,
        first_seen text not null,
        primary key (policy_id, version, hash))`.execute(db);
      await sql`create table chains (
        chain integer primary key, length bigint not null, hash text not null) with (fillfactor = 50)`.execute(db);
      await sql`insert into chains select n, 0, '' from generate_series(0, ${sql.lit(CHAINS - 1)}) n`.execute(db);
      await sql`create table keys (
        kid text primary key, created text not null, public_key text not null, private_key text)`.execute(db);
    },
  },
  {
    // By trigger for whoever may write (superusers too), by grant for the role itself, so that a mistake needs two.
    name: 'append-only log',
    async up(db) {
      const refuses = async (name: string, message: string) => {
        await sql`create function ${sql.id(name)}() returns trigger language plpgsql as ${sql.lit(
          `begin raise exception '${message}' using errcode = 'restrict_violation'; end`,
        )}`.execute(db);
      };
      await refuses('assent_append_only', 'the decision log is append-only');
      await refuses('assent_policies_kept', 'published policies are kept');
      await refuses('assent_chains_grow', 'a chain only grows');
      await refuses('assent_keys_kept', 'public keys are kept');
      const guard = (table: string, name: string, when: string, condition = '') =>
        sql
          .raw(
            `create trigger ${table}_${name} before ${when} on ${table}
             ${when === 'truncate' ? 'for each statement' : 'for each row'} ${condition && `when (${condition})`}
             execute function ${FUNCTIONS[table]}()`,
          )
          .execute(db);
      for (const table of Object.keys(FUNCTIONS)) {
        await guard(table, 'no_delete', 'delete');
        await guard(table, 'no_truncate', 'truncate');
      }
      await guard('policies', 'no_update', 'update');
      await guard('decisions', 'no_update', 'update', FORGETS_NOTHING_ELSE);
      await guard('chains', 'grow', 'update', 'new.chain <> old.chain or new.length <= old.length');
      await guard('keys', 'no_update', 'update', KEEPS_NO_PUBLIC_KEY);
      await grants(db);
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
      await sql`create table links (subject text primary key, user_hash text not null)`.execute(db);
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
        first_seen text not null)`.execute(db);
      await sql`create index texts_policy on texts (policy_id, policy_version)`.execute(db);
      await sql`create function assent_texts_kept() returns trigger language plpgsql as ${sql.lit(
        "begin raise exception 'texts that were shown are kept' using errcode = 'restrict_violation'; end",
      )}`.execute(db);
      await sql`create trigger texts_no_change before update or delete on texts
        for each row execute function assent_texts_kept()`.execute(db);
      await sql`create trigger texts_no_truncate before truncate on texts
        for each statement execute function assent_texts_kept()`.execute(db);
      await sql`revoke all on texts from public, current_user`.execute(db);
      await sql`grant select, insert on texts to current_user`.execute(db);
    },
  },
];

/** What refuses for each table. */
const FUNCTIONS: Record<string, string> = {
  decisions: 'assent_append_only',
  policies: 'assent_policies_kept',
  chains: 'assent_chains_grow',
  keys: 'assent_keys_kept',
};

/** An update that does more than to forget whom a row is about. */
const FORGETS_NOTHING_ELSE = `new.subject is not null or new.salt is not null or
  (to_jsonb(new) - 'subject' - 'salt') is distinct from (to_jsonb(old) - 'subject' - 'salt')`;

const KEEPS_NO_PUBLIC_KEY = `new.private_key is not null or new.kid <> old.kid or new.created <> old.created or
  new.public_key <> old.public_key`;

/** The role that owns the tables keeps no more rights than the backend needs. */
async function grants(db: Kysely<Tables>): Promise<void> {
  const allowed: Record<string, string> = {
    decisions: 'select, insert, update (subject, salt)',
    policies: 'select, insert',
    chains: 'select, update (length, hash)',
    keys: 'select, insert, update (private_key)',
  };
  for (const [table, rights] of Object.entries(allowed)) {
    await sql.raw(`revoke all on ${table} from public, current_user`).execute(db);
    await sql.raw(`grant ${rights} on ${table} to current_user`).execute(db);
  }
}
