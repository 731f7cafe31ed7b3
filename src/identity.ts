import { mergeRecord } from './decision/merge.js';
import { cookieName } from './policy/rules.js';
import type { Consent } from './store/consent.js';
import { put } from './store/keep.js';
import { beginSubject, endSubject, readKey, userKey } from './store/subject.js';
import { warn } from './store/warn.js';
import type { Writer } from './store/write.js';
import type { Outbox } from './sync/outbox.js';

/** How old what this browser knows of a user's other devices may get, in milliseconds, before a page asks again. */
const FRESH = 900_000;

interface Parts {
  consent: Consent;
  writer: Writer;
  outbox: Outbox;
  endpoint: string;
  /** Sends what the outbox holds. */
  send(): Promise<void>;
  /** Asks what is not answered: of another user nothing is. */
  askAnew(): unknown;
}

export interface Identity {
  identify(token: string): Promise<boolean>;
  /** Takes in what the user's other devices decided, when it is time to ask again. */
  refresh(): Promise<void>;
}

type Answer = { status: number; body?: { record?: unknown } };

/** A browser whose subject is linked to a user: its record is that of all the user's devices. */
export function createIdentity({ consent, writer, outbox, endpoint, send, askAnew }: Parts): Identity {
  const { rules } = consent;
  const name = cookieName(rules);
  const key = userKey(name);
  /** @param at milliseconds since 1970; 0 when the next page is to ask */
  const setAsked = (at: number) => put(key, `${at}`);

  /** @throws when there is no answer */
  async function ask(path: string, token?: string): Promise<Answer> {
    const response = await fetch(endpoint + path, {
      method: token === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${beginSubject(name)}`, 'content-type': 'application/json' },
      ...(token !== undefined && { body: JSON.stringify({ token }) }),
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    });
    const { status, ok } = response;
    const body: unknown = ok ? await response.json() : undefined;
    if (ok && (typeof body !== 'object' || !body || !('record' in body))) throw new Error('An answer without a record');
    return { status, ...(ok && { body: body as Answer['body'] & object }) };
  }

  /**
   * Takes in what an answer says, where it knows all that this browser knows: the answer to a question that was asked
   * before a decision here says nothing of that decision.
   */
  async function takeIn(question: () => Promise<Answer>): Promise<Answer> {
    let next = question;
    for (let tries = 3; ; tries--) {
      await send();
      const before = consent.record;
      const waiting = outbox.all().length;
      const answer = await next();
      if (!answer.body) return answer;
      consent.refresh();
      const known = !waiting && !outbox.all().length && before === consent.record;
      if (known) {
        const merged = mergeRecord(rules, before, answer.body.record);
        setAsked(Date.now());
        if (merged && merged !== before) writer.commit(merged, 'identify');
        return answer;
      }
      setAsked(0);
      if (tries === 0) return answer;
      next = () => ask('/record');
    }
  }

  /** This browser's subject is another user's: what it knows is not this one's. */
  function begin(): void {
    endSubject(name);
    const { record } = consent;
    if (record) writer.commit({ at: Math.max(Date.now(), record.at + 1), choices: {} }, 'identify');
  }

  const failed = (why: unknown) =>
    warn(`identify(): the backend ${endpoint} did not link this browser. Fix: see why, and call it again`, why);

  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: a second answer must not meet a half-taken first. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    identify: (token) =>
      inTurn(async () => {
        const link = () => ask('/identify', token);
        try {
          let answer = await takeIn(link);
          if (answer.status === 409) {
            begin();
            answer = await takeIn(link);
            await askAnew();
          }
          if (!answer.body) failed(`it answered ${answer.status}`);
          return !!answer.body;
        } catch (error) {
          failed(error);
          return false;
        }
      }),
    refresh: () =>
      inTurn(async () => {
        const asked = readKey(key);
        const age = Date.now() - Number(asked);
        // A clock that was set back asks too.
        if (asked === undefined || (age >= 0 && age < FRESH)) return;
        // Whoever asks says so first: the other tabs need not.
        setAsked(Date.now());
        try {
          const { body } = await takeIn(() => ask('/record'));
          if (!body) setAsked(0);
        } catch (error) {
          setAsked(0);
          warn("What the user's other devices decided could not be asked for: the next page asks again", error);
        }
      }),
  };
}
