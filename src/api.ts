import type { State } from './decision/evaluate.js';
import type { Choices, ConsentRecord, Decision } from './decision/types.js';
import type { Action } from './gate/host.js';
import type { Change } from './store/consent.js';

export type { Change, Choices, ConsentRecord, Decision, State };

/** `window.assent`, and what `createAssent` returns: the same object, once a page. */
export interface Assent {
  /** May this purpose or service run now? Unknown ids may not. */
  allows(id: string): boolean;
  /** Resolves at the moment it may. */
  when(id: string): Promise<void>;
  /** The current record; undefined before the visitor has answered anything. */
  readonly record: ConsentRecord | undefined;
  /** What the record means here and now: what may run, what was answered, what must be asked. Another object after each change. */
  readonly state: Readonly<State>;
  /** Hears of each change; returns the way to stop. Also as the window event `assent-change`. */
  subscribe(fn: (change: Change) => void): () => void;
  /** Records a decision; units not named stay as they are. Resolves when it is written here, not when it is sent. */
  decide(choices: Choices, meta?: { source?: string }): Promise<Decision | undefined>;
  acceptAll(meta?: { source?: string }): Promise<Decision | undefined>;
  rejectAll(meta?: { source?: string }): Promise<Decision | undefined>;
  /** Turns granted units to denied: all, or those named. */
  withdraw(ids?: string[], meta?: { source?: string }): Promise<Decision | undefined>;
  /** Opens a surface, such as `settings`. */
  open(surface: string): Promise<void>;
  close(): Promise<void>;
  /**
   * Links this browser to the user whom a token of the site's own backend vouches for; from then on the record is that of
   * all the user's devices. False, with one message on the console, where that did not work: call it again later.
   *
   * @param token a JWT that the consent backend can check
   */
  identify(token: string): Promise<boolean>;
  /**
   * Leaves this browser without consent and without a subject: the next decision is a stranger's. The backend is asked to
   * erase whom the earlier ones are about, again and again until it has.
   */
  forget(): Promise<void>;
  /** What was held, released, dropped and swept, and by which rule; and what waits to be sent. */
  report(): Report;
}

export interface Report {
  /** The policy's id and version. */
  policy: string;
  version: string;
  regime: string;
  gpc: boolean;
  /** The record's way to the backend; absent without one, and on a page that had no need for the client yet. */
  sync?: {
    /** Decisions, and requests for erasure, that the backend has not acknowledged. */
    waiting: number;
    /** What the backend refused for good, and why. */
    parked: { id: string; decision?: Decision; refusal: unknown }[];
  };
  /** The latest entries, oldest first. */
  log: { action: Action | 'told' | 'swept' | 'kept'; what: string; id: string; at: number }[];
}
