import { STRICT_IDS } from '../policy/strict.js';
import type { Rule } from './rule.js';

export const reservedId: Rule = {
  id: 'reserved-id',
  severity: 'error',
  summary: 'Under unknown: "deny" the gate gives ids of its own to hosts that nobody named, and to those that pass.',
  *run(policy) {
    if (policy.unknown !== 'deny') return;
    for (const list of ['purposes', 'services'] as const) {
      for (const [i, { id }] of policy[list].entries()) {
        if (!STRICT_IDS.includes(id)) continue;
        yield { path: `/${list}/${i}/id`, message: `"${id}" is kept for strict mode`, fix: 'give it another id' };
      }
    }
  },
};
