import { describe, it } from 'node:test';
import { hostileRounds } from '../soak/hostile-rounds.js';

/** A sample; the full count is that of `npm run soak`. */
const COUNT = Number(process.env.ASSENT_HOSTILE ?? 1000);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} hostile requests made of the OpenAPI document, ASSENT_SEED=${SEED}`, () => {
  it('bring nothing to fail, and nothing into the log that the schema refuses', async (t) => {
    t.diagnostic(JSON.stringify(await hostileRounds(t, COUNT, SEED)));
  });
});
