import type { ChainedDecision, ChainHead, ConsentStorage } from '../storage/types.js';

/** Rows that are in memory at a time. */
const PAGE = 500;

/**
 * The whole log, chain by chain, in pages: constant memory, no long transaction. Each chain is read up to the head that
 * it had at the start, so that what is appended meanwhile neither lacks nor doubles.
 */
export async function* readLog(
  storage: Pick<ConsentStorage, 'readChain'>,
  heads: readonly ChainHead[],
): AsyncGenerator<ChainedDecision> {
  for (const { chain, length } of heads) {
    for (let after = 0; after < length; ) {
      const page = await storage.readChain(chain, after, Math.min(PAGE, length - after));
      for (const row of page) if (row.proof.position <= length) yield row;
      const last = page.at(-1)?.proof.position;
      if (last === undefined) break; // cut off: the verification tells, the head being known
      after = last;
    }
  }
}
