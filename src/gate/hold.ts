import type { MatchKind } from '../policy/match.js';
import { allows, denied } from './denied.js';
import { note } from './host.js';

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
export const calls: Call[] = [];

const drop = (call: Call) => {
  note('dropped', 'held call', call.id);
  call.drop();
};

/**
 * Does a call, unless `name` belongs to a denied service: then it is dropped or, where the service asks for it
 * (`hold: true`) and the call has a `size`, kept until the service is granted.
 *
 * @param what the call, as `report()` shows it
 * @param size bytes of its body; none for what can't wait
 * @returns what `go` or `drop` returns; a promise of that when the call waits
 */
export const gated = (
  kind: MatchKind,
  what: string,
  name: unknown,
  go: () => unknown,
  drop_: () => unknown = () => {},
  size = -1,
): unknown => {
  const { id, hold } = denied(kind, name as string) ?? {};
  if (!id) return go();
  const waits = hold && size >= 0;
  note(waits ? 'held' : 'dropped', `${what} ${name}`, id);
  if (!waits) return drop_();
  return new Promise((resolve) => {
    calls.push({ id, at: Date.now(), size, go: () => resolve(go()), drop: () => resolve(drop_()) });
    while (calls[MAX_CALLS] || calls.reduce((sum, call) => sum + call.size, 0) > MAX_BYTES) drop(calls.shift()!);
  });
};

/** Replays what is allowed by now, in the order it came. */
export const replay = (): void => {
  for (const call of calls.splice(0)) {
    if (!allows(call.id)) calls.push(call);
    else if (Date.now() - call.at > MAX_AGE) drop(call);
    else call.go();
  }
};
