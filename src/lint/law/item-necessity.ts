import type { Rule } from '../rule.js';
import { label } from './texts.js';

export const itemNecessity: Rule = {
  id: 'ITEM-NECESSITY',
  severity: 'error',
  summary: 'Each item says whether it can be kept back.',
  source: 'PIPA 16(2), 22(5); GDPR 13(2)(e)',
  *run({ collections = [] }) {
    for (const [i, { items, service }] of collections.entries()) {
      for (const [j, { item, necessity }] of items.entries()) {
        if (necessity) continue;
        yield {
          path: `/collections/${i}/items/${j}/necessity`,
          message: `is missing: nobody can tell whether "${label(service)}" works without "${item}"`,
          fix: 'add "required" or "optional"',
        };
      }
    }
  },
};
