import type { Jwk } from '../jwk.js';
import type { DueAnswer, DuePlace } from './due.js';

/**
 * What stood out when a decision was taken in. It is stored all the same: a consent that was given must not get lost,
 * and a reader of the log must see what speaks against it.
 */
export type Flag =
  /** The server serves no policy of this id. */
  | 'policy-unknown'
  /** The policy is known, this version of it is not. */
  | 'version-unknown'
  /** The hash that the client named is not one of this version. */
  | 'hash-mismatch'
  /** A choice is about a purpose or service that the named policy does not have. */
  | 'unit-unknown'
  /** The client's clock was off by more than a minute. */
  | 'clock-corrected';

/** One decision as the log keeps it. Times are ISO 8601 in UTC with milliseconds, but for `at`. */
export interface DecisionRow {
  /** UUIDv7, in small letters: unique in the log. */
  id: string;
  /** SHA-256 of the subject's capability (`sha256-` and base64url); null once the subject is erased. */
  subject: string | null;
  policyId: string;
  policyVersion: string;
  /** The hash that the client named. */
  policyHash: string | null;
  /** The server's own hash of that version; null for a version it does not know. */
  serverHash: string | null;
  flags: Flag[];
  regime: string;
  region: string | null;
  /** By unit: `{ "analytics": true, "events.sms.night": false }`. */
  choices: Record<string, boolean>;
  source: string;
  language: string;
  /** Hash of the text shown. */
  text: string | null;
  /** When the visitor acted, as the browser's clock had it: the string that was sent. */
  at: string;
  /** The same moment by the server's clock, as far as `sent` lets it be known; never later than `receivedAt`. */
  occurredAt: string;
  /** When the server took it in: the authoritative time. */
  receivedAt: string;
  /** Whether a person, not a script, made the click; null when the client did not say. */
  trusted: boolean | null;
}

/** A decision in the log. `seq` is the server's order: a later one has a greater number. */
export interface LoggedDecision extends DecisionRow {
  seq: number;
}

/** What binds a row to its place in its chain: see `chain/digest.ts`. */
export interface Proof {
  /** Which chain. A chain has one writer at a time, so that writers never wait for each other. */
  chain: number;
  /** Place in the chain, from 1. */
  position: number;
  /** Random, the row's own; null once the subject is erased. */
  salt: string | null;
  /** What stands for the subject in the chain, before and after erasure. */
  subjectDigest: string;
  /** Hash over this row and the hash of the row before. */
  hash: string;
}

export interface ChainedDecision extends LoggedDecision {
  proof: Proof;
}

/** Where a chain ends. */
export interface ChainHead {
  chain: number;
  /** How many rows it has. */
  length: number;
  /** Hash of its last row; empty when it has none. */
  hash: string;
}

/**
 * What became of one row:
 * - `stored`: it is in the log now, on disk;
 * - `duplicate`: the log already held the same act under this id;
 * - `conflict`: the log holds another act under this id, and keeps it.
 */
export type AppendOutcome = 'stored' | 'duplicate' | 'conflict';

/** A version of a policy that this backend has served. A version may have several hashes: typing errors get mended. */
export interface PublishedPolicy {
  policyId: string;
  version: string;
  hash: string;
  /** The document as its owner wrote it. */
  document: unknown;
  /** When this backend first served it (ISO 8601, UTC). */
  firstSeen: string;
}

/** What a visitor was shown when deciding: the text behind the hash in a decision. */
export interface ShownText {
  /** SHA-256 of the text. */
  hash: string;
  /** As it was read off the page, in reading order. */
  text: string;
  policyId: string;
  policyVersion: string;
  /** When this backend first got it (ISO 8601, UTC). */
  firstSeen: string;
}

/** Which decisions are meant: those that fit every member. */
export interface DecisionFilter {
  id?: string;
  /** The subject's hash. */
  subject?: string;
  /** A purpose or service that was answered, or a unit of it. */
  purpose?: string;
  /** Taken in at or after this time (ISO 8601, UTC). */
  from?: string;
  /** Taken in before this time. */
  to?: string;
  /** Up to this `seq`. */
  through?: number;
}

/** A part of the log, by `seq`. */
export interface DecisionExtent {
  first: number;
  last: number;
}

/** How often a unit was granted and denied: by day (UTC), source and policy version. */
export interface DecisionCount {
  day: string;
  unit: string;
  source: string;
  policyId: string;
  policyVersion: string;
  granted: number;
  denied: number;
}

/** A key that signs receipts. Public parts are kept for good: what they signed stays provable. */
export interface StoredKey {
  /** RFC 7638 thumbprint of the public part. */
  kid: string;
  /** ISO 8601, UTC. */
  created: string;
  /** Public JWK (RFC 7517). */
  publicKey: Jwk;
  /** Private JWK as JSON, or that encrypted as a compact JWE; null once another key signs. */
  privateKey: string | null;
}

/**
 * Where the log lives. Every implementation passes `test/contract/storage.ts`.
 *
 * Promises reject when the database fails; nothing is retried in here. A caller answers 503 and the client sends again.
 */
export interface ConsentStorage {
  /** Opens the database, asserts its durability and brings its tables up to date. Again when started: does nothing. */
  start(): Promise<void>;
  /** Finishes what is under way and closes. Again when stopped: does nothing. */
  stop(): Promise<void>;
  /** Rejects unless the database answers. */
  ping(): Promise<void>;
  /** Appends all rows in one transaction, in the order given; resolves after the commit, one outcome a row. */
  append(rows: readonly DecisionRow[]): Promise<AppendOutcome[]>;
  /** The decision of an id. */
  byId(id: string): Promise<ChainedDecision | undefined>;
  /** All decisions of a subject, in the server's order. */
  bySubject(subject: string): Promise<LoggedDecision[]>;
  /** The latest decisions of all, newest first. */
  recent(limit: number): Promise<LoggedDecision[]>;
  /** Where the chains end now, by number; those without rows are left out. */
  chains(): Promise<ChainHead[]>;
  /** The rows of a chain after a position, in its order. */
  readChain(chain: number, after: number, limit: number): Promise<ChainedDecision[]>;
  /**
   * Forgets a subject: removes what identifies it (its hash and the salts), and nothing else. Safe to repeat.
   *
   * @returns how many decisions were its
   */
  erase(subject: string): Promise<number>;
  /** Links a subject to a known user's hash, for good. Answers false when it is another user's. Erasing ends it. */
  link(subject: string, user: string): Promise<boolean>;
  /** All subjects of the same user, itself among them; itself alone when it is linked to nobody. */
  linked(subject: string): Promise<string[]>;
  /**
   * Forgets the subjects whose latest decision under a policy is older than a moment, as `erase` does: looks at some of
   * the decisions that are, oldest first. Safe to repeat, and on several instances at once.
   *
   * @param before ISO 8601, UTC
   * @param limit decisions to look at
   * @param after where the call before has got to
   */
  eraseDue(policyId: string, before: string, limit: number, after?: DuePlace): Promise<DueAnswer>;
  /**
   * The decisions that fit a filter, after a `seq`, in the server's order. One that is being committed meanwhile may be
   * passed over; `readChain` passes over none.
   */
  find(filter: DecisionFilter, after: number, limit: number): Promise<ChainedDecision[]>;
  /**
   * The part of the log that holds all decisions between a filter's `from` and `to`; undefined when there are none. The
   * times of a log follow its order only roughly; who reads page by page asks for this once, and then reads along `seq`.
   */
  extent(filter: DecisionFilter): Promise<DecisionExtent | undefined>;
  /** How often what was decided. */
  count(filter: DecisionFilter): Promise<DecisionCount[]>;
  /** Keeps a policy that is served from now on; the same hash again changes nothing. */
  keepPolicy(policy: PublishedPolicy): Promise<void>;
  /** Every text kept of a policy's version, newest first; empty when unknown. */
  findPolicy(policyId: string, version: string): Promise<PublishedPolicy[]>;
  /** Every text kept of a policy, without the documents; newest first. */
  listPolicies(policyId: string): Promise<Omit<PublishedPolicy, 'document'>[]>;
  /**
   * Keeps a text for good; one that is there already stays as it is.
   *
   * @param most texts of one policy version
   * @returns false where it has as many already, and this is none of them
   */
  keepText(text: ShownText, most: number): Promise<boolean>;
  /** The text of a hash. */
  findText(hash: string): Promise<ShownText | undefined>;
  /**
   * Keeps a key, and removes the private part of all others. Without `replace` it does nothing when there is a key with
   * a private part already: so that of several instances at their first start, one makes it.
   */
  addKey(key: StoredKey, replace: boolean): Promise<void>;
  /** All keys, the newest first. */
  keys(): Promise<StoredKey[]>;
}

/** Whether two rows under one id tell of the same act; what the server added on its side does not matter. */
export function sameAct(a: DecisionRow, b: DecisionRow): boolean {
  const units = Object.keys(a.choices);
  return (
    (a.subject === b.subject || b.subject === null) &&
    a.at === b.at &&
    a.policyId === b.policyId &&
    a.policyVersion === b.policyVersion &&
    units.length === Object.keys(b.choices).length &&
    units.every((unit) => a.choices[unit] === b.choices[unit])
  );
}
