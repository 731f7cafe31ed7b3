import { needsOf } from '../../policy/rules.js';
import type { Gate } from '../part.js';

/** At most so many calls, bytes and milliseconds are kept for replay. */
const MAX_CALLS = 200;
const MAX_BYTES = 262_144;
const MAX_AGE = 30 * 60_000;

interface Call {
  id: string;
  at: number;
  size: number;
  go: () => unknown;
  drop: () => unknown;
}

/** Bytes of a request's body, as far as they can be told before it is sent. */
const sizeOf = (body: unknown): number => {
  if (body instanceof FormData) return [...body.values()].reduce((sum: number, value) => sum + sizeOf(value), 0);
  const { length, size, byteLength } = Object(body);
  // URLSearchParams have a size too: the number of their pairs.
  return body instanceof URLSearchParams ? `${body}`.length : (length ?? byteLength ?? size ?? 0);
};

/**
 * `hold: true` waits for an answer, not for another one: once a visitor has refused or withdrawn, what was held is
 * dropped, and nothing more is kept, so that a later grant sends nothing of the time without consent.
 */
export default (gate: Gate): void => {
  const holding = (gate.rules.services ?? []).filter((service) => service.hold);
  const calls: Call[] = [];
  const drop = (call: Call) => {
    gate.note('dropped', 'held call', call.id);
    call.drop();
  };
  const isAsked = (id: string) =>
    holding.some((service) => service.id === id && needsOf(service).some((need) => gate.state.ask.includes(need)));

  gate.waiting.keep = ({ id }, what, body, go, drop_) => {
    if (!isAsked(id)) return;
    gate.note('held', what, id);
    return new Promise((resolve) => {
      calls.push({ id, at: Date.now(), size: sizeOf(body), go: () => resolve(go()), drop: () => resolve(drop_()) });
      while (calls.length > MAX_CALLS || calls.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES)
        drop(calls.shift()!);
    });
  };
  gate.subscribe(() => {
    // In the order in which they came; a call that throws, as one on an object used twice may, costs no other.
    for (const call of calls.splice(0)) {
      if (!gate.allows(call.id)) (isAsked(call.id) ? (kept: Call) => calls.push(kept) : drop)(call);
      else if (Date.now() - call.at > MAX_AGE) drop(call);
      else queueMicrotask(call.go);
    }
  });
};
