import { nearest } from '../policy/nearest.js';
import type { Finding, Rule } from './rule.js';

export const unknownPurpose: Rule = {
  id: 'unknown-purpose',
  severity: 'error',
  summary: 'What names a purpose must name one that exists: otherwise it could never be granted.',
  source: 'denied is the default: what names no purpose is never granted',
  *run(policy) {
    const known = policy.purposes.map((p) => p.id);
    const check = function* (id: string, path: string): Generator<Finding> {
      if (known.includes(id)) return;
      const meant = nearest(id, known);
      const fix = meant ? `did you mean "${meant}"?` : `use one of ${known.join(', ')}, or add the purpose "${id}"`;
      yield { path, message: `"${id}" is not the id of a purpose`, fix };
    };
    for (const [i, { purpose }] of policy.services.entries()) {
      if (typeof purpose === 'string') yield* check(purpose, `/services/${i}/purpose`);
      else for (const [j, id] of purpose.entries()) yield* check(id, `/services/${i}/purpose/${j}`);
    }
    // A signal waits for purposes or services, several being parted by spaces.
    const services = policy.services.map((s) => s.id);
    for (const [type, ids] of Object.entries(policy.signals.google ?? {})) {
      for (const id of ids.split(/\s+/).filter((id) => !services.includes(id))) {
        yield* check(id, `/signals/google/${type}`);
      }
    }
  },
};
