import { describe, it } from 'node:test';
import { hostileRounds } from './hostile-rounds.js';

const COUNT = Number(process.env.ASSENT_HOSTILE ?? 100_000);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} hostile requests, ASSENT_SEED=${SEED}`, () => {
  it('bring nothing to fail, and nothing into the log that the schema refuses', async (t) => {
    t.diagnostic(JSON.stringify(await hostileRounds(t, COUNT, SEED)));
  });
});
