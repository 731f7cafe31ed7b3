import type { Rule } from '../rule.js';
import { idsOf } from './notice.js';
import { label } from './texts.js';

export const procXferDiff: Rule = {
  id: 'PROC-XFER-DIFF',
  severity: 'error',
  summary:
    'Whoever receives entrusted data abroad is a processor, and each processor has a transfer or a country at home.',
  source: 'PIPA 26(2), 28-8(1)3, 28-8(2); GDPR 13(1)(e), 13(1)(f)',
  *run({ processors = [], transfers = [], governingLaw }) {
    const known = idsOf(processors);
    for (const [i, { processor, recipient, kind }] of transfers.entries()) {
      if (processor === undefined ? kind === 'provision' : known.has(processor)) continue;
      yield {
        path: `/transfers/${i}/processor`,
        message: `"${label(recipient.name)}" receives entrusted data, and is not among the processors`,
        fix: 'add it to processors with its tasks, and name it here by its id',
      };
    }
    const home = governingLaw?.jurisdiction.slice(0, 2);
    for (const [i, { id, name, country }] of processors.entries()) {
      if (transfers.some(({ processor }) => processor === id)) continue;
      if (country !== undefined && (country === home || home === undefined)) continue;
      const where = country === undefined ? 'has no country' : `works in ${country}`;
      yield {
        path: `/processors/${i}/country`,
        message: `"${label(name)}" ${where}, and no transfer tells of it`,
        fix: `add its transfer to transfers, or the country where it works, such as ${home ?? 'KR'}`,
      };
    }
  },
};
