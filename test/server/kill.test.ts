import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { killRounds } from '../soak/kill-rounds.js';
import { folder } from './helpers.js';
import { postgresServer } from './postgres-server.js';

/** A sample; the full count is that of `npm run soak`. */
const ROUNDS = 2;

describe('kill -9 under load', () => {
  const { database } = postgresServer();

  it('loses nothing that was acknowledged: SQLite', async (t) => {
    const directory = await folder(t);
    const { acknowledged } = await killRounds(t, directory, join(directory, 'consent.db'), ROUNDS);
    assert.ok(acknowledged >= 50 * ROUNDS);
  });

  it('loses nothing that was acknowledged: PostgreSQL', async (t) => {
    const { acknowledged } = await killRounds(t, await folder(t), await database(t), ROUNDS);
    assert.ok(acknowledged >= 50 * ROUNDS);
  });
});
