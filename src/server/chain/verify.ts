import type { ChainedDecision, ChainHead } from '../storage/types.js';
import { entryDigest, linkHash, subjectDigest } from './digest.js';

/** One thing that is wrong with a log. */
export interface ChainProblem {
  chain: number;
  /** Place in the chain, from 1. */
  position: number;
  /** The decision there, if there is one. */
  id: string | null;
  problem: /** The row was changed, or put in another one's place. */
    | 'altered'
    /** The subject is not the one that the row was written with. */
    | 'subject-altered'
    /** One or more rows before this place are gone. */
    | 'missing'
    /** The server's order and the chain's order differ. */
    | 'order-altered'
    /** The chain ends before the place where its head or an anchor says that it was. */
    | 'cut-off'
    /** The chain goes on after its head. */
    | 'beyond-head'
    /** The chain at this place is another one than the anchor saw. */
    | 'rewritten';
}

export interface Verification {
  ok: boolean;
  /** Rows that were read. */
  entries: number;
  /** Of them, those whose subject was erased. */
  erased: number;
  /** Where each chain ends, as computed. Kept elsewhere, these are the anchors of a later verification. */
  heads: ChainHead[];
  /** The first hundred. */
  problems: ChainProblem[];
  /** How many there are in all. */
  problemCount: number;
}

export interface VerifyOptions {
  /** Where the log says that its chains end. Without it, rows cut off at an end go unseen. */
  heads?: readonly ChainHead[];
  /** Heads of an earlier verification, kept out of reach of whoever could write to the log. */
  anchors?: readonly ChainHead[];
  /** Some rows were left out on purpose: a gap is no fault, and a row after one can't be checked against its hash. */
  partial?: boolean;
}

/** At most so many problems are told one by one. */
const TOLD = 100;

/**
 * Checks a log's chains, wherever it comes from: each row against its own hash, each hash against the row before, each
 * subject that is still there against its digest. Memory grows with the number of chains, not of rows.
 *
 * @param entries rows in the order of their chains; rows of different chains may alternate
 */
export async function verifyChains(
  entries: AsyncIterable<ChainedDecision> | Iterable<ChainedDecision>,
  { heads, anchors = [], partial = false }: VerifyOptions = {},
): Promise<Verification> {
  const ends = new Map<number, ChainHead & { seq: number }>();
  const problems: ChainProblem[] = [];
  const expected = new Map(anchors.map((anchor) => [`${anchor.chain}:${anchor.length}`, anchor.hash]));
  let [count, erased, problemCount] = [0, 0, 0];
  const tell = (problem: ChainProblem['problem'], chain: number, position: number, id: string | null = null) => {
    problemCount += 1;
    if (problems.length < TOLD) problems.push({ chain, position, id, problem });
  };

  for await (const row of entries) {
    count += 1;
    const { chain, position, salt, subjectDigest: subject, hash } = row.proof;
    const end = ends.get(chain) ?? { chain, length: 0, hash: '', seq: 0 };
    if (row.subject === null && salt === null) erased += 1;
    else if (row.subject === null || salt === null || subjectDigest(salt, row.subject) !== subject) {
      tell('subject-altered', chain, position, row.id);
    }
    if (position !== end.length + 1) {
      if (!partial || position <= end.length) tell('missing', chain, position, row.id);
    } else if (linkHash(chain, position, end.hash, entryDigest(row, subject)) !== hash) {
      tell('altered', chain, position, row.id);
    }
    if (row.seq <= end.seq) tell('order-altered', chain, position, row.id);
    const anchor = expected.get(`${chain}:${position}`);
    if (anchor !== undefined && anchor !== hash) tell('rewritten', chain, position, row.id);
    ends.set(chain, { chain, length: position, hash, seq: row.seq });
  }

  for (const head of partial ? [] : [...(heads ?? []), ...anchors]) {
    const end = ends.get(head.chain);
    if ((end?.length ?? 0) < head.length) tell('cut-off', head.chain, head.length);
  }
  for (const head of heads ?? []) {
    const end = ends.get(head.chain);
    if (end?.length === head.length && end.hash !== head.hash) tell('altered', head.chain, head.length);
  }
  for (const { chain, length } of heads ? ends.values() : []) {
    if (length > (heads!.find((head) => head.chain === chain)?.length ?? 0)) tell('beyond-head', chain, length);
  }
  const computed = [...ends.values()].map(({ chain, length, hash }) => ({ chain, length, hash }));
  computed.sort((a, b) => a.chain - b.chain);
  return { ok: problemCount === 0, entries: count, erased, heads: computed, problems, problemCount };
}
