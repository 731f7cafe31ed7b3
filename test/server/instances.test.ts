import { describe, it } from 'node:test';
import { instancesRounds } from '../soak/instances-rounds.js';
import { postgresServer } from './postgres-server.js';

/** A sample; the full count is that of `npm run soak`. */
const ROUNDS = 1;
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`two instances on one PostgreSQL, one killed under load, ASSENT_SEED=${SEED}`, () => {
  const { database } = postgresServer();

  it('lose nothing, and pages recover by themselves', async (t) => {
    t.diagnostic(JSON.stringify(await instancesRounds(t, await database(t), ROUNDS, SEED)));
  });
});
