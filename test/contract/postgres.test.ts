import { postgresDatabases } from '../server/postgres-server.js';
import { chainContract } from './chain.js';
import { storageContract } from './storage.js';

const makeDatabase = postgresDatabases();

storageContract('PostgreSQL', makeDatabase);
chainContract('PostgreSQL', makeDatabase);
