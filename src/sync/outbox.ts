import type { Decision } from '../decision/types.js';

/** Decisions that the backend has not acknowledged: one storage key each, so that two tabs never overwrite one another. */
export interface Outbox {
  /** Synchronous: when it returns, the decision survives a crash of the page, wherever the browser keeps storage. */
  keep(decision: Decision): void;
  /** Oldest first. */
  all(): Decision[];
  /** Ends an entry: acknowledged, or, with a reason, refused by the backend for good (it is parked then). */
  end(id: string, refusal?: unknown): void;
}

/** @param name of the record's cookie; a key that begins with `<name>:!` makes the next page load the client */
export function createOutbox(name: string): Outbox {
  const prefix = `${name}:!d-`;
  // What no storage would take (blocked, or full) waits in this page alone; the store has said so.
  const memory = new Map<string, Decision>();
  const put = (key: string, value: string): boolean => {
    try {
      localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const stored = (): [string, Decision][] => {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      return keys.flatMap((key) => parse(key, localStorage.getItem(key)));
    } catch {
      return []; // blocked: then nothing is stored
    }
  };
  const parse = (key: string, text: string | null): [string, Decision][] => {
    try {
      return [[key, JSON.parse(text!)]];
    } catch {
      return []; // half written by a crash, or not ours: it must not keep the others from being sent
    }
  };
  return {
    keep(decision) {
      if (!put(prefix + decision.id, JSON.stringify(decision))) memory.set(decision.id, decision);
    },
    all: () => [...stored().map(([, d]) => d), ...memory.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    end(id, refusal) {
      const [key, decision] = stored().find(([, d]) => d.id === id) ?? ['', memory.get(id)];
      memory.delete(id);
      if (refusal !== undefined) put(`${name}:parked:${id}`, JSON.stringify({ decision, refusal }));
      if (key) localStorage.removeItem(key);
    },
  };
}
