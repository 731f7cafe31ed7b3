import type { MatchKind } from '../policy/match.js';
import type { ServiceRule } from '../policy/rules.js';
import { denied } from './denied.js';
import { note } from './host.js';

/**
 * How a call that may wait is kept for replay: the part `hold` says so, by a promise of what the call gives in the end, or
 * by nothing for one that is dropped.
 */
export const waiting: {
  keep(service: ServiceRule, what: string, body: unknown, go: () => unknown, drop: () => unknown): unknown;
} = {
  keep: ({ id, hold }) => hold && console.warn(`[assent] ${id}: dropped, not held. Fix: assent build`),
};

/**
 * Does a call, unless `name` belongs to a denied service: then it is dropped or, where the service asks for it
 * (`hold: true`) and the call says what it carries, kept until the service is granted.
 *
 * @param what the call, as `report()` shows it
 * @param body what the call carries, `null` for nothing; left out for what can't wait
 * @returns what `go` or `drop` returns; a promise of that when the call waits
 */
export const gated = (
  kind: MatchKind,
  what: string,
  name: unknown,
  go: () => unknown,
  drop: () => unknown = () => {},
  body?: unknown,
): unknown => {
  const service = denied(kind, name as string);
  if (!service) return go();
  what = `${what} ${name}`;
  const kept = body !== undefined && waiting.keep(service, what, body, go, drop);
  if (kept) return kept;
  note('dropped', what, service.id);
  return drop();
};
