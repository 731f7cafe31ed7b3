import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder } from '../server/helpers.js';
import { postgresServer } from '../server/postgres-server.js';
import { killRounds } from './kill-rounds.js';

const ROUNDS = Number(process.env.ASSENT_KILL_ROUNDS ?? 50);

describe(`${ROUNDS} times kill -9 under load`, () => {
  const { database } = postgresServer();

  it('loses nothing in SQLite', async (t) => {
    const directory = await folder(t);
    t.diagnostic(JSON.stringify(await killRounds(t, directory, join(directory, 'consent.db'), ROUNDS)));
  });

  it('loses nothing in PostgreSQL', async (t) => {
    t.diagnostic(JSON.stringify(await killRounds(t, await folder(t), await database(t), ROUNDS)));
  });
});
