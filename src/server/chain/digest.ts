import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../policy/canonical.js';
import { sha256 } from '../hash.js';
import type { ChainHead, DecisionRow, Proof } from '../storage/types.js';

/*
 * How a row is bound to all rows before it in its chain:
 *
 *   subjectDigest = H("assent:subject:" salt ":" subject)      ; salt: 128 random bits of this row alone
 *   entry         = H("assent:entry:" canonical JSON (RFC 8785) of the row, subjectDigest in the subject's place)
 *   hash          = H("assent:link:" chain ":" position ":" hash of the row before ":" entry)
 *
 * H is SHA-256, written as "sha256-" and base64url. The first row of a chain follows the hash "". Erasing removes
 * subject and salt: what stays is a digest that nobody can test a guess against, and the chain holds as before.
 */

/** What stands for the subject in the chain. */
export const subjectDigest = (salt: string, subject: string): string => sha256(`assent:subject:${salt}:${subject}`);

const text = (value: string | boolean | null): string => JSON.stringify(value);

/**
 * The digest of a row: everything that is kept for good, none of what erasing removes. Its canonical JSON is written
 * with the members in their places, which are always the same: sorting them each time is dear.
 */
export const entryDigest = (row: DecisionRow, subject: string): string =>
  sha256(
    `assent:entry:{"at":${text(row.at)},"choices":${canonicalJson(row.choices)},"flags":${canonicalJson(row.flags)},"id":${text(row.id)}` +
      `,"language":${text(row.language)},"occurredAt":${text(row.occurredAt)},"policyHash":${text(row.policyHash)}` +
      `,"policyId":${text(row.policyId)},"policyVersion":${text(row.policyVersion)},"receivedAt":${text(row.receivedAt)}` +
      `,"regime":${text(row.regime)},"region":${text(row.region)},"serverHash":${text(row.serverHash)}` +
      `,"source":${text(row.source)},"subject":${text(subject)},"text":${text(row.text)},"trusted":${text(row.trusted)}}`,
  );

/** The hash that binds an entry to its place in its chain. */
export const linkHash = (chain: number, position: number, previous: string, entry: string): string =>
  sha256(`assent:link:${chain}:${position}:${previous}:${entry}`);

/**
 * Binds new rows to the end of a chain.
 *
 * @returns the proof of each row, in their order, and the chain's new head
 */
export function extendChain(head: ChainHead, rows: readonly DecisionRow[]): { proofs: Proof[]; head: ChainHead } {
  const { chain } = head;
  const random = randomBytes(16 * rows.length);
  let { length, hash } = head;
  const proofs = rows.map((row, i): Proof => {
    const salt = random.toString('base64url', 16 * i, 16 * (i + 1));
    // A row can come in without a subject only from a log that was erased before it had chains.
    const subject = subjectDigest(salt, row.subject ?? '');
    length += 1;
    hash = linkHash(chain, length, hash, entryDigest(row, subject));
    return { chain, position: length, salt: row.subject === null ? null : salt, subjectDigest: subject, hash };
  });
  return { proofs, head: { chain, length, hash } };
}
