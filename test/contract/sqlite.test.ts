import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { sqliteStorage } from '../../src/server.js';
import { folder } from '../server/helpers.js';
import { adminContract } from './admin.js';
import { chainContract } from './chain.js';
import { storageContract } from './storage.js';

const makeDatabase = async (t: TestContext) => {
  const path = join(await folder(t), 'consent.db');
  return { open: () => sqliteStorage({ path }) };
};

storageContract('SQLite', makeDatabase);
chainContract('SQLite', makeDatabase);
adminContract('SQLite', makeDatabase);
