import type { Rule } from '../rule.js';
import { label } from './texts.js';

export const xferItemsBlanket: Rule = {
  id: 'XFER-ITEMS-BLANKET',
  severity: 'error',
  summary: 'A transfer lists the items that its recipient needs, not whatever is collected.',
  source: 'PIPA 16(1), 28-8(2)1; GDPR 5(1)(c)',
  *run({ transfers = [], collections = [] }) {
    const all = new Set(collections.flatMap(({ items }) => items.map(({ item }) => item)));
    if (
      collections.length < 2 ||
      collections.some(({ items }) => new Set(items.map((i) => i.item)).size === all.size)
    ) {
      return;
    }
    for (const [i, { items, recipient }] of transfers.entries()) {
      if (![...all].every((item) => items.includes(item))) continue;
      yield {
        path: `/transfers/${i}/items`,
        message: `gives "${label(recipient.name)}" every item of every collection`,
        fix: 'list the items that its task needs',
      };
    }
  },
};
