import { sql } from 'kysely';
import type { Migration } from './migrate.js';

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
];
