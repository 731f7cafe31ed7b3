import type { Decision } from '../decision/types.js';
import { put } from '../store/keep.js';

/** Begins the storage key of each entry; the guard takes any key that begins with `<name>:!` for work to be done. */
export const entryPrefix = (name: string): string => `${name}:!d-`;

/**
 * Puts a decision into the outbox. Synchronous: when it returns, the decision survives a crash of the page, wherever the
 * browser keeps storage.
 *
 * @param name of the record's cookie
 */
export const keepDecision = (name: string, decision: Decision): void =>
  put(entryPrefix(name) + decision.id, JSON.stringify(decision));
