import type { Generated, Insertable, Selectable } from 'kysely';
import type { ChainedDecision, DecisionRow, Flag, LoggedDecision, Proof } from './types.js';

/** The tables as Kysely sees them; types are those that every supported database has. */
export interface Tables {
  decisions: DecisionsTable;
  chains: ChainsTable;
  policies: PoliciesTable;
  keys: KeysTable;
  links: LinksTable;
  texts: TextsTable;
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
  chain: number;
  position: number;
  salt: string | null;
  subject_digest: string;
  hash: string;
}

export interface ChainsTable {
  chain: number;
  length: number;
  hash: string;
}

export interface PoliciesTable {
  policy_id: string;
  version: string;
  hash: string;
  /** JSON, as its owner wrote it. */
  document: string;
  first_seen: string;
}

export interface KeysTable {
  kid: string;
  created: string;
  /** JSON. */
  public_key: string;
  private_key: string | null;
}

export interface LinksTable {
  subject: string;
  user_hash: string;
}

export interface TextsTable {
  hash: string;
  text: string;
  policy_id: string;
  policy_version: string;
  first_seen: string;
}

export interface MigrationsTable {
  number: number;
  name: string;
  applied_at: string;
}

/** What is written of a decision: all but `seq`, which the database gives. */
export const DECISION_COLUMNS = [
  'id',
  'subject',
  'policy_id',
  'policy_version',
  'policy_hash',
  'server_hash',
  'flags',
  'regime',
  'region',
  'choices',
  'source',
  'language',
  'text_hash',
  'at',
  'occurred_at',
  'received_at',
  'trusted',
  'chain',
  'position',
  'salt',
  'subject_digest',
  'hash',
] as const satisfies (keyof DecisionsTable)[];

/** Of them, those that hold numbers; the others hold texts. */
export const NUMBERS: ReadonlySet<string> = new Set<keyof DecisionsTable>(['trusted', 'chain', 'position']);

/** The columns of the proof. */
export type ProofColumns = Pick<DecisionsTable, 'chain' | 'position' | 'salt' | 'subject_digest' | 'hash'>;

export function toTable(row: DecisionRow, proof: Proof): Insertable<DecisionsTable> {
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
    chain: proof.chain,
    position: proof.position,
    salt: proof.salt,
    subject_digest: proof.subjectDigest,
    hash: proof.hash,
  };
}

export function fromTable(row: Omit<Selectable<DecisionsTable>, keyof ProofColumns>): LoggedDecision {
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

export function withProof(row: Selectable<DecisionsTable>): ChainedDecision {
  const { salt, subject_digest: subjectDigest, hash } = row;
  const proof = { chain: Number(row.chain), position: Number(row.position), salt, subjectDigest, hash };
  return { ...fromTable(row), proof };
}
