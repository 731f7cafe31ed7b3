import type { Rule } from '../rule.js';
import { idsOf } from './notice.js';
import { label } from './texts.js';

export const periodByRef: Rule = {
  id: 'PERIOD-BYREF',
  severity: 'warning',
  summary: 'The periods that a transfer points at exist, and one of them is that of each item it carries.',
  source: 'PIPA 28-8(2)4; GDPR 13(2)(a)',
  *run({ transfers = [], collections = [], retention }) {
    const known = idsOf(retention);
    for (const [i, { retention: ids, items, recipient }] of transfers.entries()) {
      for (const [j, id] of ids.entries()) {
        if (known.has(id)) continue;
        yield {
          path: `/transfers/${i}/retention/${j}`,
          message: `"${id}" is not in the list of periods`,
          fix: `add the row "${id}" to retention, or name another`,
        };
      }
      const uncovered = items.filter((item) => {
        const rows = collections.filter((row) => row.items.some((collected) => collected.item === item));
        return (
          rows.length > 0 &&
          !rows.some((row) => [row.retention, ...(row.exceptions ?? [])].some((id) => ids.includes(id)))
        );
      });
      if (uncovered.length === 0) continue;
      yield {
        path: `/transfers/${i}/retention`,
        message: `points "${label(recipient.name)}" at periods that say nothing of ${uncovered.join(', ')}`,
        fix: 'name the row of retention for each item that it receives',
      };
    }
  },
};
