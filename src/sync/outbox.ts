import type { Decision } from '../decision/types.js';
import { attempt } from '../store/attempt.js';
import { memory, put, withStorage } from '../store/keep.js';
import { entryPrefix, keepDecision } from './keep.js';

/** Decisions kept for the backend; of more, the oldest that deny nothing go. */
const MOST_KEPT = 200;

/** What the backend refused for good. */
export interface Parked {
  id: string;
  /** Absent when it was an erasure (whose id is `erasure`). */
  decision?: Decision;
  refusal: unknown;
}

/**
 * What the backend has not acknowledged, decisions and erasures: one storage key each, so that two tabs never overwrite
 * one another.
 */
export interface Outbox {
  /** Puts a decision in, or a fuller form of one that is there. */
  keep(decision: Decision): void;
  /** The decisions, oldest first. */
  all(): Decision[];
  /** Ends an entry: acknowledged, or, with a reason, refused by the backend for good (it is parked then). */
  end(id: string, refusal?: unknown): void;
  /** Puts in that the backend is to erase whom this subject's decisions are about. */
  erase(subject: string): void;
  /** The subjects to erase. */
  erasures(): string[];
  endErasure(subject: string, refusal?: unknown): void;
  /** Oldest first. */
  parked(): Parked[];
  /**
   * Moves what only this page's memory holds into storage, as far as it takes it, withdrawals first; and drops what is
   * too much, never a withdrawal.
   *
   * @returns how many were dropped
   */
  settle(): number;
}

const withdraws = ({ choices }: Decision) => Object.values(choices ?? {}).includes(false);

/** @param name of the record's cookie */
export function createOutbox(name: string): Outbox {
  const prefix = entryPrefix(name);
  const erasing = `${name}:!e-`;
  const parking = `${name}:parked:`;

  /** What storage and memory hold under a prefix, by the rest of the key, in its order. A page's memory is the newer. */
  const entries = (prefix: string): [string, string][] => {
    const found = { ...withStorage(() => ({ ...localStorage })), ...memory } as Record<string, string>;
    return Object.keys(found)
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => [key.slice(prefix.length), found[key]!]);
  };
  const remove = (key: string) => {
    delete memory[key];
    withStorage(() => localStorage.removeItem(key));
  };
  const store = (key: string, text: string) =>
    attempt(() => {
      localStorage.setItem(key, text);
      delete memory[key];
      return true;
    });
  const all = () => entries(prefix).flatMap(([, text]) => parse(text));

  const outbox: Outbox = {
    keep: (decision) => keepDecision(name, decision),
    all,
    end(id, refusal) {
      if (refusal !== undefined) {
        const decision = all().find((d) => d.id === id);
        put(parking + id, JSON.stringify({ decision, refusal }));
      }
      remove(prefix + id);
    },
    erase: (subject) => put(erasing + subject, '1'),
    erasures: () => entries(erasing).map(([subject]) => subject),
    endErasure(subject, refusal) {
      if (refusal !== undefined) put(`${parking}erasure`, JSON.stringify({ refusal }));
      remove(erasing + subject);
    },
    parked: () =>
      entries(parking).flatMap(([id, text]) => {
        const parked = attempt(() => JSON.parse(text));
        return parked ? [{ ...parked, id }] : [];
      }),
    settle() {
      const most = all();
      const spare = most.filter((d) => !withdraws(d));
      // What deny nothing may have to make room in a storage that is full: they stay in this page's memory then.
      const room = [...entries(parking).map(([id]) => parking + id), ...spare.map(({ id }) => prefix + id)];
      const mine = most.filter(({ id }) => memory[prefix + id]).sort((a, b) => +withdraws(b) - +withdraws(a));
      for (const decision of mine) {
        const key = prefix + decision.id;
        while (!store(key, memory[key]!) && withdraws(decision) && room.length) {
          const other = room.shift()!;
          const text = attempt(() => localStorage.getItem(other));
          if (!text) continue;
          memory[other] = text;
          attempt(() => localStorage.removeItem(other));
        }
      }
      const dropped = spare.slice(0, Math.max(0, most.length - MOST_KEPT));
      for (const { id } of dropped) outbox.end(id);
      return dropped.length;
    },
  };
  return outbox;
}

function parse(text: string): Decision[] {
  try {
    const decision = JSON.parse(text);
    return typeof decision?.id === 'string' ? [decision] : [];
  } catch {
    return []; // half written by a crash, or not ours: it must not keep the others from being sent
  }
}
