import type { TestContext } from 'node:test';
import fc from 'fast-check';

/** The seed of this run; ASSENT_SEED, and ASSENT_PATH for one case of it, replay what a failure has told. */
export const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

/** Checks a property `runs` times, and says with which seed: a failure tells the shrunk case, its seed and its path. */
export async function checkRuns<T>(t: TestContext, property: fc.IRawProperty<T>, runs: number): Promise<void> {
  t.diagnostic(`${runs} runs, ASSENT_SEED=${SEED}`);
  const path = process.env.ASSENT_PATH;
  await fc.assert(property as fc.IAsyncProperty<T>, { numRuns: runs, seed: SEED, ...(path && { path }) });
}
