import type { Rules } from '../policy/rules.js';

/** What was done to whom. */
export type Action = 'held' | 'released' | 'dropped' | 'restored' | 'timed-out';

/** What the entry hands to the gate, which never sees the store. */
export interface GateHost {
  readonly rules: Rules;
  /**
   * May all of these ids (separated by spaces) run now? Of an element, the matched tier asks as well for the services that
   * its held addresses belong to.
   */
  allows(ids: string, el?: Element): boolean;
  /** Hears of each change of consent. */
  subscribe(fn: () => void): unknown;
  /**
   * Lets what a released script writes land behind it.
   *
   * @param method of `document`: open, close, write or writeln
   */
  land(script: Element, method: string, args: unknown[]): Promise<unknown>;
}

/** The latest entries of `report()`, oldest first. */
export const log: { action: Action | 'told' | 'swept' | 'kept'; what: string; id: string; at: number }[] = [];

/**
 * The databases that this page opens: a withdrawn service's can't be deleted before they are closed. Requests, as a
 * listener would be seen by code that watches tasks.
 */
export const opened: IDBOpenDBRequest[] = [];

/** Notes what was done, for `report()`. */
export const note = (action: Action, what: string, id: string): void => {
  log.push({ action, what, id, at: Date.now() });
  if (log[500]) log.shift();
};
