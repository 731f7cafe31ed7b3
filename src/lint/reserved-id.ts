import { recipientUnits } from '../decision/record.js';
import { STRICT_IDS } from '../policy/strict.js';
import type { Rule } from './rule.js';

export const reservedId: Rule = {
  id: 'reserved-id',
  severity: 'error',
  summary: 'Consents to a recipient, and strict mode, have ids of their own, which no purpose or service may take.',
  source: 'one namespace for purposes, services and units',
  *run(policy) {
    const units = recipientUnits(policy);
    for (const list of ['purposes', 'services'] as const) {
      for (const [i, { id }] of policy[list].entries()) {
        const path = `/${list}/${i}/id`;
        const fix = 'give it another id';
        if (units.some((unit) => unit.startsWith(`${id}.`)))
          yield { path, message: `"${id}" begins the units of consents to a recipient`, fix };
        if (policy.unknown === 'deny' && STRICT_IDS.includes(id)) {
          yield { path, message: `"${id}" is kept for strict mode`, fix };
        }
      }
    }
  },
};
