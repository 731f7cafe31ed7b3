import type { Decision } from '../decision/types.js';
import type { Outbox } from './outbox.js';

/** Browsers allow 64 KiB of `keepalive` bodies in flight, for a whole page (fetch.spec.whatwg.org, 4.5). */
const MAX_BYTES = 48_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 300_000;

export interface Flusher {
  /** Sends what the outbox holds; wakes by itself on `online`, on visibility and after a wait. */
  flush(): Promise<void>;
}

interface Result {
  id: string;
  status: 'stored' | 'duplicate' | 'rejected';
  problem?: unknown;
}

/**
 * At-least-once delivery: an entry leaves the outbox when the backend says `stored` or `duplicate` to its very id. 408,
 * 429 and 5xx wait and come again; any other refusal is parked and said. One flusher among tabs (Web Locks).
 *
 * @param endpoint such as `/assent/v1`
 */
export function createFlusher(outbox: Outbox, endpoint: string, warn: (message: string, e?: unknown) => void): Flusher {
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushing: Promise<void> | undefined;

  const later = (ms: number) => {
    clearTimeout(timer);
    // Full jitter: clients that failed together do not come back together.
    timer = setTimeout(() => flusher.flush(), ms / 2 + Math.random() * (ms / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  function nextBatch(sent: Set<string>): Decision[] {
    const batch: Decision[] = [];
    let bytes = 0;
    for (const decision of outbox.all()) {
      bytes += JSON.stringify(decision).length * 2;
      if (sent.has(decision.id)) continue;
      if (batch.length && (bytes > MAX_BYTES || batch.length >= 50)) break;
      batch.push(decision);
    }
    return batch;
  }

  /** True when the batch is done with, one way or the other. */
  async function send(decisions: Decision[]): Promise<boolean> {
    let response: Response;
    try {
      response = await fetch(`${endpoint}/decisions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sent: new Date().toISOString(), decisions }),
        keepalive: true,
        signal: AbortSignal.timeout(30_000),
      });
    } catch (error) {
      warn(`The backend ${endpoint} can't be reached: decisions wait in the browser and are sent later.`, error);
      later(wait);
      return false;
    }
    const body: { results?: Result[] } | undefined = await response.json().catch(() => undefined);
    if (response.ok && body?.results) {
      for (const { id, status, problem } of body.results) {
        if (status === 'rejected') refuse(id, problem);
        else if (status === 'stored' || status === 'duplicate') outbox.end(id);
      }
      wait = FIRST_WAIT;
      return true;
    }
    if (response.ok || [408, 429].includes(response.status) || response.status >= 500) {
      warn(`The backend ${endpoint} answered ${response.status}: decisions wait in the browser and are sent later.`);
      later(Math.max(wait, 1000 * (Number(response.headers.get('retry-after')) || 0)));
      return false;
    }
    for (const { id } of decisions) refuse(id, body ?? response.status);
    return true;
  }

  function refuse(id: string, problem: unknown): void {
    outbox.end(id, problem);
    warn(`The backend ${endpoint} refused a decision for good; it is parked. Fix: see the problem, and its policy.`, problem);
    dispatchEvent(new CustomEvent('assent-refused', { detail: { id, problem } }));
  }

  async function run(): Promise<void> {
    const sent = new Set<string>();
    for (let batch = nextBatch(sent); batch.length; batch = nextBatch(sent)) {
      for (const { id } of batch) sent.add(id);
      if (!(await send(batch))) return;
    }
  }

  const flusher: Flusher = {
    async flush() {
      // A decision made while a flush is under way goes with the next one.
      if (flushing) await flushing.catch(() => 0);
      flushing = navigator.locks
        ? navigator.locks.request(`assent-flush:${endpoint}`, { ifAvailable: true }, (lock) => (lock ? run() : later(FIRST_WAIT)))
        : run();
      await flushing;
      flushing = undefined;
    },
  };
  const wake = () => {
    if (document.visibilityState === 'visible' && outbox.all().length) flusher.flush();
  };
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', wake);
  return flusher;
}
