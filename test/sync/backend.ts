import { uuidv7 } from '../../src/decision/id.js';
import type { Decision } from '../../src/decision/types.js';

/** What the backend beside the tests answers to a batch: a status, or what becomes of each decision in it. */
export type Order = number | 'stored' | 'duplicate' | 'rejected' | 'foreign' | 'page';

/** One batch that arrived, and what was answered. */
export interface Batch {
  order: Order;
  /** Milliseconds since the epoch. */
  at: number;
  decisions: Decision[];
  /** The `Authorization` that came with it: an erasure's. */
  subject?: string;
}

const ask = async (name: string, init?: RequestInit) => {
  const answer = await fetch(`/__backend/${name}`, init);
  return (await answer.json()) as { url: string; arrived: Batch[] };
};

let desks = 0;

/**
 * A backend of this test's own, as far as it can tell.
 *
 * @param orders what it answers to each batch, in this order; the last one stays
 * @param delay milliseconds before each answer
 */
export async function backend(orders: Order[], delay = 0) {
  desks += 1;
  const name = `desk-${desks}-${Math.random().toString(36).slice(2)}`;
  const { url } = await ask(name, { method: 'POST', body: JSON.stringify({ orders, delay }) });
  return {
    /** Such as a policy's `sync.endpoint`. */
    endpoint: url,
    arrived: async () => (await ask(name)).arrived,
  };
}

/** Takes the backend off the network, as a server that restarts; `open` brings it back at the same address. */
export const server = { close: () => ask('close'), open: () => ask('open') };

/** A decision, as the browser makes them. */
export function decision(more: Partial<Decision> = {}): Decision {
  const now = Date.now();
  return {
    id: uuidv7(now),
    subject: 'a'.repeat(48),
    policy: { id: 'shop', version: '1' },
    regime: 'opt-in',
    choices: { analytics: true },
    source: 'api',
    language: 'en',
    at: new Date(now).toISOString(),
    ...more,
  };
}
