import { describe, it } from 'node:test';
import { browserRounds } from './browser-rounds.mjs';

const COUNT = Number(process.env.ASSENT_BROWSER_SEQUENCES ?? 500);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} sequences of faults between a real browser and the log, ASSENT_SEED=${SEED}`, () => {
  it('lose nothing, store nothing twice, and leave client and server agreed', async (t) => {
    t.diagnostic(JSON.stringify(await browserRounds(t, { sequences: COUNT, seed: SEED })));
  });
});
