import type { MatchKind } from '../policy/match.js';
import type { ServiceRule } from '../policy/rules.js';
import { denied } from './denied.js';
import { note } from './host.js';

/**
 * Where the part `hold` says how a call is kept for replay: it returns a promise of what the call gives in the end, or
 * nothing for one that may not wait.
 */
export const waiting: {
  keep?(service: ServiceRule, what: string, body: unknown, go: () => unknown, drop: () => unknown): unknown;
} = {};

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
  const kept = body !== undefined && waiting.keep?.(service, what, body, go, drop);
  if (kept) return kept;
  note('dropped', what, service.id);
  return drop();
};
