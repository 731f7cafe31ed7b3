import type { Generated, Insertable, Selectable } from 'kysely';
import type { DecisionRow, Flag, LoggedDecision } from './types.js';

/** The tables as Kysely sees them; types are those that every supported database has. */
export interface Tables {
  decisions: DecisionsTable;
  policies: PoliciesTable;
  migrations: MigrationsTable;
}

export interface DecisionsTable {
  seq: Generated<number>;
  id: string;
  subject: string | null;
  policy_id: string;
  policy_version: string;
  policy_hash: string | null;
  server_hash: string | null;
  /** JSON array. */
  flags: string;
  regime: string;
  region: string | null;
  /** JSON object. */
  choices: string;
  source: string;
  language: string;
  text_hash: string | null;
  at: string;
  occurred_at: string;
  received_at: string;
  /** 1, 0 or null. */
  trusted: number | null;
}

export interface PoliciesTable {
  policy_id: string;
  version: string;
  hash: string;
  /** JSON, as its owner wrote it. */
  document: string;
  first_seen: string;
}

export interface MigrationsTable {
  number: number;
  name: string;
  applied_at: string;
}

export function toTable(row: DecisionRow): Insertable<DecisionsTable> {
  return {
    id: row.id,
    subject: row.subject,
    policy_id: row.policyId,
    policy_version: row.policyVersion,
    policy_hash: row.policyHash,
    server_hash: row.serverHash,
    flags: JSON.stringify(row.flags),
    regime: row.regime,
    region: row.region,
    choices: JSON.stringify(row.choices),
    source: row.source,
    language: row.language,
    text_hash: row.text,
    at: row.at,
    occurred_at: row.occurredAt,
    received_at: row.receivedAt,
    trusted: row.trusted === null ? null : Number(row.trusted),
  };
}

export function fromTable(row: Selectable<DecisionsTable>): LoggedDecision {
  return {
    seq: Number(row.seq),
    id: row.id,
    subject: row.subject,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    policyHash: row.policy_hash,
    serverHash: row.server_hash,
    flags: JSON.parse(row.flags) as Flag[],
    regime: row.regime,
    region: row.region,
    choices: JSON.parse(row.choices) as Record<string, boolean>,
    source: row.source,
    language: row.language,
    text: row.text_hash,
    at: row.at,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    trusted: row.trusted === null ? null : row.trusted === 1,
  };
}
