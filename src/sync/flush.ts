import type { Decision } from '../decision/types.js';
import type { Outbox } from './outbox.js';

/** Browsers allow 64 KiB of `keepalive` bodies in flight, for a whole page (fetch.spec.whatwg.org, 4.5). */
const MAX_BYTES = 48_000;
/** Of a text that goes beside a batch: what the batch leaves. */
const MAX_TEXT_BYTES = 12_000;
/** Decisions in one request. */
const MOST = 50;
const FIRST_WAIT = 1_000;
/** How often a tab looks again while another one is sending. */
const PATIENCE = 3;
const LONGEST_WAIT = 300_000;
/** Of what a backend asks for: timers overflow after 24 days, and run at once. */
const LONGEST_ASKED = 7_200_000;

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
 * 429 and 5xx wait and come again; any other refusal is parked and said. Erasures go the same way, after all decisions.
 * One flusher among tabs (Web Locks).
 *
 * @param endpoint such as `/assent/v1`
 * @param shown by hash: the texts that were shown on this page; the backend asks for those that it does not have
 * @param ready resolves when what the outbox holds can go: nothing goes before its proof is with it
 */
export function createFlusher(
  outbox: Outbox,
  endpoint: string,
  warn: (message: string, e?: unknown) => void,
  shown: Record<string, string> = {},
  ready: () => Promise<unknown> = async () => {},
): Flusher {
  let wait = FIRST_WAIT;
  let busy = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const later = (ms: number) => {
    clearTimeout(timer);
    // Full jitter: clients that failed together do not come back together.
    timer = setTimeout(flush, ms / 2 + Math.random() * (ms / 2));
  };
  /** What failed waits longer each time; not less than the backend asks for (`Retry-After`, in seconds). */
  const postpone = (seconds = 0) => {
    later(Math.max(wait, Math.min(seconds * 2000, LONGEST_ASKED)));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  function nextBatch(sent: Set<string>): Decision[] {
    const batch: Decision[] = [];
    let bytes = 0;
    for (const decision of outbox.all()) {
      if (sent.has(decision.id)) continue;
      bytes += new Blob([JSON.stringify(decision)]).size;
      if (batch.length && (bytes > MAX_BYTES || batch.length >= MOST)) break;
      batch.push(decision);
    }
    return batch;
  }

  const json = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  /** What is not to be had here any more is asked for again on another page. */
  async function tell(hashes: unknown[], decisions: Decision[]): Promise<void> {
    for (const { text = '', policy } of decisions) {
      if (!hashes.includes(text) || !shown[text]) continue;
      const init = json({ text: shown[text], policy });
      // What is small outlives the page, like the decision that it belongs to.
      const keepalive = new Blob([init.body as string]).size < MAX_TEXT_BYTES;
      await fetch(`${endpoint}/texts`, { ...init, keepalive, signal: AbortSignal.timeout(10_000) });
    }
  }

  /** The backend's answer, when it is one for good; otherwise it is said, and asked again later. */
  async function ask(path: string, init: RequestInit): Promise<{ response: Response; body: unknown } | undefined> {
    let response: Response;
    try {
      response = await fetch(endpoint + path, { ...init, keepalive: true, signal: AbortSignal.timeout(10_000) });
    } catch (error) {
      warn(`The backend ${endpoint} can't be reached: decisions wait in the browser and are sent later.`, error);
      postpone();
      return;
    }
    const body: unknown = await response.json().catch(() => undefined);
    const { status } = response;
    const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    if (refused || (response.ok && typeof body === 'object' && body)) return { response, body };
    warn(`The backend ${endpoint} answered ${status}: decisions wait in the browser and are sent later.`);
    postpone(Number(response.headers.get('retry-after')) || 0);
  }

  /** True when the batch is done with, one way or the other. */
  async function send(decisions: Decision[]): Promise<boolean> {
    const answer = await ask('/decisions', json({ sent: new Date().toISOString(), decisions }));
    if (!answer) return false;
    const { response, body } = answer;
    if (!response.ok) {
      for (const { id } of decisions) refuse({ id }, body ?? response.status);
      return true;
    }
    const { results, texts } = body as { results?: unknown; texts?: unknown };
    // Whatever else an answer says, it ends only what it was asked about.
    const asked = new Set(decisions.map(({ id }) => id));
    for (const result of Array.isArray(results) ? results : []) {
      const { id, status, problem }: Partial<Result> = result ?? {};
      if (!id || !asked.has(id)) continue;
      wait = FIRST_WAIT;
      if (status === 'rejected') refuse({ id }, problem);
      else if (status === 'stored' || status === 'duplicate') outbox.end(id);
    }
    if (Array.isArray(texts))
      tell(texts, decisions).catch((e) =>
        warn('A text that was shown could not be sent; the backend will ask again', e),
      );
    return true;
  }

  /** True when a subject's erasure is done with. */
  async function erase(subject: string): Promise<boolean> {
    const authorization = `Bearer ${subject}`;
    const answer = await ask('/subject', { method: 'DELETE', headers: { authorization } });
    if (!answer) return false;
    const { response, body } = answer;
    if (!response.ok) refuse({ subject }, body ?? response.status);
    else if (typeof (body as { erased?: unknown }).erased === 'number') outbox.endErasure(subject);
    else {
      postpone();
      return false;
    }
    return true;
  }

  function refuse({ id, subject }: { id?: string; subject?: string }, problem: unknown): void {
    if (id) outbox.end(id, problem ?? null);
    else outbox.endErasure(subject!, problem ?? null);
    warn(
      `The backend ${endpoint} refused a ${id ? 'decision' : 'request for erasure'} for good; it is parked, and shown in report(). Fix: see the problem, and its policy.`,
      problem,
    );
    dispatchEvent(new CustomEvent('assent-refused', { detail: { id: id ?? 'erasure', problem } }));
  }

  async function run(): Promise<void> {
    const sent = new Set<string>();
    await ready();
    for (let batch = nextBatch(sent); batch.length; batch = nextBatch(sent)) {
      for (const { id } of batch) sent.add(id);
      if (!(await send(batch))) return;
      await ready();
    }
    // An answer that left one out has not acknowledged it.
    if (outbox.all().length) return postpone();
    // Last: a decision that came after its subject's erasure would bring the subject back.
    for (const subject of outbox.erasures()) if (!(await erase(subject))) return;
  }

  /** One after the other in this tab; while another tab is at it, this one looks again later. */
  function flush(): Promise<void> {
    if (outbox.settle()) warn('Too many decisions wait for the backend: the oldest that deny nothing were dropped.');
    const turn = last.then(async () => {
      // There are none on plain http, and none where storage is blocked; then the backend sorts out what is sent twice.
      if (!navigator.locks) return run();
      const name = `assent-flush:${endpoint}`;
      const locked = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        // Firefox lets a page that was left in the middle of it keep the lock: a lock saves requests, but must not stop them.
        busy = lock ? 0 : busy + 1;
        return lock || busy > PATIENCE ? run() : later(FIRST_WAIT);
      });
      await locked.catch((error) => (error.name === 'SecurityError' ? run() : Promise.reject(error)));
    });
    last = turn.catch((error) => warn('Sending failed: decisions wait in the browser and are sent later.', error));
    return turn;
  }

  const wake = () => {
    if (outbox.all().length || outbox.erasures().length) flush();
  };
  // Also in a tab that nobody looks at: it may be the only one that holds what waits.
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());
  return { flush };
}
