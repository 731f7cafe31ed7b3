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
  /** Hears of each change, in the order of subscribing; one that throws stops no other. Returns the way to stop. */
  subscribe(fn: (change: Change) => void): () => void;
  /** Takes a record over and tells everybody what it changes. */
  commit(record: ConsentRecord | undefined, source: string): void;
  /** Reads the browser's storage again: another tab, or the back button, may have changed it. */
  refresh(): void;
}

const EVENT = 'assent-change';

/** @param gpc the browser's opt-out signal, `navigator.globalPrivacyControl === true` */
export const createConsent = (rules: Rules, gpc: boolean): Consent => {
  const record = readRecord(rules);
  const consent: Consent = {
    rules,
    gpc,
    record,
    state: evaluate(rules, record, gpc),
    // While a page is prerendered nobody has seen it: nothing runs.
    allows: (ids) =>
      !(document as { prerendering?: boolean }).prerendering &&
      ids
        .trim()
        .split(/\s+/)
        .every((id) => consent.state.allowed.has(id)),
    subscribe(fn) {
      const hear = (event: Event) => fn((event as CustomEvent<Change>).detail);
      addEventListener(EVENT, hear);
      return () => removeEventListener(EVENT, hear);
    },
    commit(record, source) {
      const before = consent.state.allowed;
      consent.record = record;
      consent.state = evaluate(rules, record, gpc);
      const { allowed } = consent.state;
      dispatchEvent(
        new CustomEvent<Change>(EVENT, {
          detail: {
            record,
            granted: [...allowed].filter((id) => !before.has(id)),
            revoked: [...before].filter((id) => !allowed.has(id)),
            source,
          },
        }),
      );
    },
    refresh() {
      // An unreadable storage must not undo what this page knows; a newer record of another tab must count.
      const newest = readRecord(rules, consent.record);
      if (newest !== consent.record) consent.commit(newest, 'tab');
    },
  };
  return consent;
};
