/** The plain functions that the entry hands to the gate: it never sees the store. */
export interface GateHost {
  /** May all of these ids (separated by spaces) run now? */
  allows(ids: string): boolean;
  /** Milliseconds that one script may delay its own chain. */
  timeout: number;
  /** Notes what was done to whom, for `report()`. */
  note(action: Action, what: string, id: string): void;
}

export type Action = 'held' | 'released' | 'dropped' | 'restored' | 'timed-out';
