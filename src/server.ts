export { type ConsentFormHtml, type ConsentFormOptions, renderConsentForm } from './consent-form.js';
export { type ChainProblem, type Verification, type VerifyOptions, verifyChains } from './server/chain/verify.js';
export { type ConsentServer, type ConsentServerOptions, createConsentServer } from './server/create.js';
export { type FormFields, type PostedConsent, type ReadOptions, readConsentForm } from './server/forms/read-form.js';
export type { RecordedForm, RecordFormOptions } from './server/forms/recorded.js';
export type { IdentifyOptions } from './server/identify.js';
export type { LimitOptions } from './server/limits/options.js';
export type { LogEntry } from './server/log.js';
export type { Receipt } from './server/receipts/receipt.js';
export { type ReceiptVerification, type SignedReceipt, verifyReceipt } from './server/receipts/verify.js';
export type { Connect } from './server/rewriter/connect.js';
export { createRewriter, type Rewriter, type RewriterOptions } from './server/rewriter/create.js';
export type { FetchHandler, HonoMiddleware } from './server/rewriter/fetch.js';
export type { DueAnswer, DuePlace } from './server/storage/due.js';
export { type PostgresOptions, postgresStorage } from './server/storage/postgres.js';
export { type SqliteOptions, sqliteStorage } from './server/storage/sqlite.js';
export type {
  AppendOutcome,
  ChainedDecision,
  ChainHead,
  ConsentStorage,
  DecisionCount,
  DecisionExtent,
  DecisionFilter,
  DecisionRow,
  Flag,
  LoggedDecision,
  Proof,
  PublishedPolicy,
  ShownText,
  StoredKey,
} from './server/storage/types.js';
