import type { Assent } from './api.js';
import { type GuardInput, guard } from './guard.js';

export type { Assent, Change, Choices, ConsentRecord, Decision, Report, State } from './api.js';
export type { PolicyDocument as Policy } from './policy/types.js';
export type { GuardInput };

/**
 * Consent for an app: starts the gate (or finds the one that `assent/guard` or the script tag started), shows the banner
 * after first paint where something must be asked, and returns the page's one `assent`. On a server, where there is no
 * document, it answers that nothing optional is allowed, and does nothing else.
 */
export function createAssent(input: GuardInput): Assent {
  return typeof document === 'undefined' ? serverSide(input) : guard(input);
}

/** While rendering on a server: the strictest answer, and no side effect. */
function serverSide({ policy }: GuardInput): Assent {
  const none = async () => undefined;
  const required = new Set(policy.purposes.flatMap((p) => (p.necessity === 'required' ? [p.id] : [])));
  return {
    allows: (id) => required.has(id),
    when: () => new Promise(() => {}),
    record: undefined,
    state: { allowed: required, choices: {}, signalled: new Set(), ask: [] },
    subscribe: () => () => {},
    decide: none,
    acceptAll: none,
    rejectAll: none,
    withdraw: none,
    open: none,
    close: none,
    identify: async () => false,
    forget: none,
    report: () => ({ policy: policy.id, version: policy.version, regime: 'opt-in', gpc: false, log: [] }),
  };
}
