import { describe, it } from 'node:test';
import { protocolRounds } from './protocol-rounds.js';

const COUNT = Number(process.env.ASSENT_SEQUENCES ?? 10_000);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} sequences of faults between outbox and log, ASSENT_SEED=${SEED}`, () => {
  it('lose nothing, store nothing twice, and leave client and server agreed', async (t) => {
    t.diagnostic(JSON.stringify(await protocolRounds(t, COUNT, SEED)));
  });
});
