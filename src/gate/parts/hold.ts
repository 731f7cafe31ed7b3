import { needsOf } from '../../policy/rules.js';
import type { Gate } from '../part.js';

/** At most so many calls, bytes and milliseconds are kept for replay. */
const MAX_CALLS = 200;
const MAX_BYTES = 262_144;
const MAX_AGE = 30 * 60_000;

interface Call {
  id: string;
  /** When its time is up. */
  until: number;
  timer: ReturnType<typeof setTimeout>;
  size: number;
  /** The request that sends it, where there is an object for it. */
  xhr: XMLHttpRequest | undefined;
  go: () => unknown;
  drop: () => unknown;
}

/** Bytes of a body, as far as they can be told before it is sent. */
const sizeOf = (body: unknown): number => {
  if (body instanceof FormData) return [...body.values()].reduce((sum: number, value) => sum + sizeOf(value), 0);
  const { length, size, byteLength } = Object(body);
  // URLSearchParams have a size too: the number of their pairs.
  return body instanceof URLSearchParams || body instanceof URL
    ? `${body}`.length
    : (length ?? byteLength ?? size ?? 0);
};

/**
 * `hold: true` waits for an answer, not for another one: once a visitor has refused or withdrawn, what was held is
 * dropped, and nothing more is kept, so that a later grant sends nothing of the time without consent.
 */
export default (gate: Gate): void => {
  const holding = (gate.rules.services ?? []).filter((service) => service.hold);
  const calls: Call[] = [];
  /** @returns was it still kept? */
  const take = (call: Call): boolean => {
    const at = calls.indexOf(call);
    clearTimeout(call.timer);
    return at >= 0 && !!calls.splice(at, 1);
  };
  const drop = (call: Call) => {
    if (!take(call)) return;
    gate.note('dropped', 'held call', call.id);
    call.drop();
  };
  const prune = () => {
    while (calls.length > MAX_CALLS || calls.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) drop(calls[0]!);
  };
  const isAsked = (id: string) =>
    holding.some((service) => service.id === id && needsOf(service).some((need) => gate.state.ask.includes(need)));

  /** Whose `send` is under way. */
  let sender: XMLHttpRequest | undefined;
  gate.waiting.keep = ({ id }, what, body, go, drop_) => {
    if (!isAsked(id)) return;
    gate.note('held', what, id);
    return new Promise((resolve) => {
      const call: Call = {
        id,
        until: Date.now() + MAX_AGE,
        timer: setTimeout(() => drop(call), MAX_AGE),
        size: sizeOf(body),
        xhr: sender,
        go: () => resolve(go()),
        drop: () => resolve(drop_()),
      };
      calls.push(call);
      prune();
      // What a request carries only reading tells; one that was used already fails when it is sent.
      if (body instanceof Request && !body.bodyUsed)
        void body
          .clone()
          .arrayBuffer()
          .then(
            ({ byteLength }) => {
              call.size = byteLength;
              prune();
            },
            () => {},
          );
    });
  };
  gate.subscribe(() => {
    // In the order in which they came; a call that throws, as one on an object used twice may, costs no other.
    for (const call of [...calls]) {
      if (!gate.allows(call.id)) isAsked(call.id) || drop(call);
      // A timer stands still while a computer sleeps.
      else if (Date.now() > call.until) drop(call);
      else if (take(call)) queueMicrotask(call.go);
    }
  });

  // An XMLHttpRequest that is used anew sends no more what waits of it (XMLHttpRequest Standard, "open()" and "abort()").
  const { prototype } = XMLHttpRequest;
  const forget = (xhr: XMLHttpRequest) => calls.filter((call) => call.xhr === xhr && take(call));
  gate.patch(prototype, 'send', (_, go, xhr) => {
    sender = xhr;
    try {
      return go();
    } finally {
      sender = undefined;
    }
  });
  gate.patch(prototype, 'open', (_, go, xhr) => {
    forget(xhr);
    return go();
  });
  gate.patch(prototype, 'abort', (_, go, xhr: XMLHttpRequest) => {
    const forgotten = forget(xhr);
    if (!forgotten[0]) return go();
    const tell = (target: EventTarget) => {
      for (const type of ['abort', 'loadend']) target.dispatchEvent(new ProgressEvent(type));
    };
    // To whoever called `send`, it was on its way.
    Object.defineProperty(xhr, 'readyState', { value: 4, configurable: true });
    xhr.dispatchEvent(new Event('readystatechange'));
    if (forgotten[0].size) tell(xhr.upload);
    tell(xhr);
    if (xhr.readyState === 4) Object.defineProperty(xhr, 'readyState', { value: 0, configurable: true });
  });
};
