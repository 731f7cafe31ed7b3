import { join } from 'node:path';
import { sqliteStorage } from '../../src/server.js';
import { folder } from '../server/helpers.js';
import { storageContract } from './storage.js';

storageContract('SQLite', async (t) => {
  const path = join(await folder(t), 'consent.db');
  return { open: () => sqliteStorage({ path }) };
});
