import { describe, it } from 'node:test';
import { chosenEngines } from '../pages/browser.mjs';
import { browserRounds } from './browser-rounds.mjs';

const COUNT = Number(process.env.ASSENT_BROWSER_SEQUENCES ?? 501);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

const engines = chosenEngines();

/** Each engine has its share. A failure replays by its seed: `ENGINES=webkit ASSENT_SEED=...`. */
describe(`${COUNT} sequences of faults between real browsers and the log, ASSENT_SEED=${SEED}`, () => {
  for (const engine of engines) {
    it(`lose nothing, store nothing twice, and leave client and server agreed [${engine}]`, async (t) => {
      const sequences = Math.ceil(COUNT / engines.length);
      t.diagnostic(JSON.stringify({ engine, ...(await browserRounds(t, { engine, sequences, seed: SEED })) }));
    });
  }
});
