import type { Rule } from '../rule.js';
import { idsOf } from './notice.js';
import { label } from './texts.js';

export const retMissing: Rule = {
  id: 'RET-MISSING',
  severity: 'error',
  summary: 'Each collection has one period, and the list of periods has it.',
  source: 'PIPA 15(2)3, 30(1)2; GDPR 13(2)(a)',
  *run({ collections = [], retention }) {
    const known = idsOf(retention);
    for (const [i, { retention: id, period }] of collections.entries()) {
      if (!known.has(id)) {
        const said = period === undefined ? '' : `; its own words are "${label(period)}"`;
        yield {
          path: `/collections/${i}/retention`,
          message: `"${id}" is not in the list of periods${said}`,
          fix: `add the row "${id}" to retention, with basis, period and what ends it`,
        };
      } else if (period !== undefined) {
        yield {
          path: `/collections/${i}/period`,
          message: `says "${label(period)}" beside the row "${id}", which says it otherwise`,
          fix: 'keep one of the two: write the period into the row, and take it out here',
        };
      }
    }
  },
};
