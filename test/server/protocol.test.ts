import { describe, it } from 'node:test';
import { protocolRounds } from '../soak/protocol-rounds.js';

/** A sample; the full count is that of `npm run soak`. */
const COUNT = Number(process.env.ASSENT_SEQUENCES ?? 100);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} sequences of faults between outbox and log, ASSENT_SEED=${SEED}`, () => {
  it('lose nothing, store nothing twice, and leave client and server agreed', async (t) => {
    t.diagnostic(JSON.stringify(await protocolRounds(t, COUNT, SEED)));
  });
});
