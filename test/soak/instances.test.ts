import { describe, it } from 'node:test';
import { postgresServer } from '../server/postgres-server.js';
import { instancesRounds } from './instances-rounds.js';

const ROUNDS = Number(process.env.ASSENT_KILL_ROUNDS ?? 30);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`two instances on one PostgreSQL, ${ROUNDS} times one is killed, ASSENT_SEED=${SEED}`, () => {
  const { database } = postgresServer();

  it('lose nothing, and pages recover by themselves', async (t) => {
    t.diagnostic(JSON.stringify(await instancesRounds(t, await database(t), ROUNDS, SEED)));
  });
});
