import { PolicySchema } from '../policy/policy-schema.js';
import { toPointer } from '../policy/problem.js';
import { Language } from '../policy/schema.js';
import { walk } from '../policy/walk.js';
import type { Finding, Rule } from './rule.js';

export const missingLanguage: Rule = {
  id: 'missing-language',
  severity: 'warning',
  summary:
    'A text that lacks a declared language is shown in the first one: consent must be asked in words understood.',
  source: 'GDPR 7(2), 12(1); PIPA Decree 17(1)3',
  *run(policy) {
    const findings = new Map<string, Finding>();
    const first = policy.languages[0] ?? '';
    walk(PolicySchema, policy, (schema, value, path) => {
      const def = schema._zod.def;
      if (def.type !== 'record' || def.keyType !== Language) return;
      if (typeof value !== 'object' || value === null) return;
      const lacking = policy.languages.filter((tag) => !Object.hasOwn(value, tag));
      if (lacking.length === 0) return;
      // What was taken over from the catalogue is in its languages; its description is what a visitor has to understand.
      const taken = path[0] === 'services' && policy.services[Number(path[1])]?.from;
      if (taken && path[2] !== 'description') return;
      const shown = Object.hasOwn(value, first) ? first : Object.keys(value)[0];
      const where = toPointer(path);
      findings.set(where, {
        path: where,
        message: `has no text in ${lacking.join(', ')}; ${shown ? `"${shown}" is shown instead` : 'nothing is shown'}`,
        fix: `add ${lacking.map((tag) => `"${tag}"`).join(', ')}, or take it out of languages`,
      });
    });
    yield* findings.values();
  },
};
