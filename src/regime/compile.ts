import type { Rules } from '../policy/rules.js';
import type { PolicyInput } from '../policy/types.js';

/**
 * A policy under the regime of its region: that region's, else its country's (`US` for `US-CA`), else `*`. Where it
 * knows none of them, the strictest counts: opt-in for all.
 */
export const compileRules = (policy: PolicyInput): Rules => {
  const { regimes, region = '' } = policy;
  const name = [region, region.split('-')[0]!, '*'].find((r) => regimes?.[r]) ?? 'opt-in';
  return { ...policy, regime: { name, ...regimes?.[name] } };
};
