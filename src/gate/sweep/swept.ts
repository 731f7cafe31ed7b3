import type { createMatcher, MatchKind } from '../../policy/match.js';
import type { ServiceRule } from '../../policy/rules.js';

/** Whose a cookie or key is, among all services of the policy. */
export type Match = ReturnType<typeof createMatcher>;

export interface Swept {
  what: string;
  /** The service. */
  id: string;
  /** Why it could not be removed; absent when it was. */
  kept?: string | undefined;
}

/**
 * Is a name this service's? As the gate decides it: one that fits a service's pattern may be another's by a longer entry
 * (`trk_session` of the login, and `trk_*`), and stays with that one.
 */
export const ownedBy =
  (service: ServiceRule, match: Match, kind: MatchKind): ((name: string) => boolean) =>
  (name) =>
    match(kind, name) === service;

/** Where the browser refuses storage nothing is in it. */
export const blocked = (): never[] => [];
