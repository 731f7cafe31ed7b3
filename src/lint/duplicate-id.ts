import type { Rule } from './rule.js';

export const duplicateId: Rule = {
  id: 'duplicate-id',
  severity: 'error',
  summary: 'Purposes and services share one namespace: `allows(id)` must mean one thing.',
  source: '`allows(id)` has one answer',
  *run(policy) {
    const first = new Map<string, string>();
    for (const list of ['purposes', 'services'] as const) {
      for (const [i, { id }] of policy[list].entries()) {
        const path = `/${list}/${i}/id`;
        const taken = first.get(id);
        if (taken === undefined) first.set(id, path);
        else yield { path, message: `"${id}" is already the id at ${taken}`, fix: 'give one of the two another id' };
      }
    }
  },
};
