import type { Decision } from '../decision/types.js';
import { memory, put, withStorage } from '../store/keep.js';
import { entryPrefix, keepDecision } from './keep.js';

/** Decisions that the backend has not acknowledged: one storage key each, so that two tabs never overwrite one another. */
export interface Outbox {
  /** Puts a decision in, or a fuller form of one that is there. */
  keep(decision: Decision): void;
  /** Oldest first. */
  all(): Decision[];
  /** Ends an entry: acknowledged, or, with a reason, refused by the backend for good (it is parked then). */
  end(id: string, refusal?: unknown): void;
}

/** @param name of the record's cookie */
export function createOutbox(name: string): Outbox {
  const prefix = entryPrefix(name);
  const read = (storage: Record<string, string>) =>
    Object.keys(storage).flatMap((key) => (key.startsWith(prefix) ? parse(storage[key]) : []));
  const all = () =>
    [...(withStorage(() => read({ ...localStorage })) ?? []), ...read(memory)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    keep: (decision) => keepDecision(name, decision),
    all,
    end(id, refusal) {
      if (refusal !== undefined) {
        const decision = all().find((d) => d.id === id);
        put(`${name}:parked:${id}`, JSON.stringify({ decision, refusal }));
      }
      delete memory[prefix + id];
      withStorage(() => localStorage.removeItem(prefix + id));
    },
  };
}

function parse(text: string | undefined): Decision[] {
  try {
    const decision = JSON.parse(text!);
    return typeof decision?.id === 'string' ? [decision] : [];
  } catch {
    return []; // half written by a crash, or not ours: it must not keep the others from being sent
  }
}
