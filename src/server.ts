export type { LogEntry } from './server/context.js';
export { type ConsentServer, type ConsentServerOptions, createConsentServer } from './server/create.js';
export { type SqliteOptions, sqliteStorage } from './server/storage/sqlite.js';
export type {
  AppendOutcome,
  ConsentStorage,
  DecisionRow,
  Flag,
  LoggedDecision,
  PublishedPolicy,
} from './server/storage/types.js';
