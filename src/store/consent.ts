import { evaluate, type State } from '../decision/evaluate.js';
import type { ConsentRecord } from '../decision/types.js';
import type { Rules } from '../policy/rules.js';
import { readRecord } from './read.js';

/** What changed: ids of purposes, services and units that may now run, and that may no longer. */
export interface Change {
  record: ConsentRecord | undefined;
  granted: string[];
  revoked: string[];
  source: string;
}

/** The reading half of the store: the guard has it; `createWriter` adds the one writer. */
export interface Consent {
  readonly rules: Rules;
  readonly gpc: boolean;
  record: ConsentRecord | undefined;
  /** What the record means. */
  state: State;
  /** May all of these (ids, separated by spaces) run now? */
  allows(ids: string): boolean;
  subscribe(fn: (change: Change) => void): () => void;
  /** Takes a record over and tells everybody what it changes. */
  commit(record: ConsentRecord | undefined, source: string): void;
  /** Reads the browser's storage again: another tab, or the back button, may have changed it. */
  refresh(): void;
}

/** @param gpc the browser's opt-out signal, `navigator.globalPrivacyControl === true` */
export function createConsent(rules: Rules, gpc: boolean): Consent {
  const listeners = new Set<(change: Change) => void>();
  const record = readRecord(rules);
  const consent: Consent = {
    rules,
    gpc,
    record,
    state: evaluate(rules, record, gpc),
    // While a page is prerendered nobody has seen it: nothing runs.
    allows: (ids) =>
      !(document as { prerendering?: boolean }).prerendering &&
      ids.split(/\s+/).every((id) => consent.state.allowed.has(id)),
    subscribe(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    commit(record, source) {
      const before = consent.state.allowed;
      consent.record = record;
      consent.state = evaluate(rules, record, gpc);
      const { allowed } = consent.state;
      const change: Change = {
        record,
        granted: [...allowed].filter((id) => !before.has(id)),
        revoked: [...before].filter((id) => !allowed.has(id)),
        source,
      };
      for (const fn of listeners) fn(change);
      dispatchEvent(new CustomEvent('assent-change', { detail: change }));
    },
    refresh() {
      const stored = readRecord(rules);
      // An unreadable storage must not undo what this page knows; a newer record of another tab must count.
      if (stored && stored.at > (consent.record?.at ?? -1)) consent.commit(stored, 'tab');
    },
  };
  return consent;
}
