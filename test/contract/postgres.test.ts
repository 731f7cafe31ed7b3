import { postgresDatabases } from '../server/postgres-server.js';
import { adminContract } from './admin.js';
import { chainContract } from './chain.js';
import { storageContract } from './storage.js';

const makeDatabase = postgresDatabases();

storageContract('PostgreSQL', makeDatabase);
chainContract('PostgreSQL', makeDatabase);
adminContract('PostgreSQL', makeDatabase);
