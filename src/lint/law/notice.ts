import type { Policy } from '../../policy/types.js';

/**
 * Does the document tell what a privacy notice tells? A policy that serves a banner alone is not judged as a notice: its
 * notice may well stand elsewhere.
 */
export const isNotice = (policy: Policy): boolean =>
  [policy.collections, policy.retention, policy.processors, policy.transfers, policy.rights].some(
    (part) => part?.length,
  );

/** Ids that a list gives. */
export const idsOf = (list: readonly { id: string }[] | undefined): Set<string> =>
  new Set((list ?? []).map(({ id }) => id));
