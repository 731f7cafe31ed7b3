import { nearest } from '../../policy/nearest.js';
import type { Rule } from '../rule.js';
import facts from './facts.json';
import { idsOf } from './notice.js';
import { isEmpty, label, matched, values } from './texts.js';

export const itemNoPurpose: Rule = {
  id: 'ITEM-NOPURPOSE',
  severity: 'error',
  summary: 'Each collection serves a purpose that is stated, and each item tells what it is for.',
  source: 'PIPA 3(1), 16(1), 30(1)1; GDPR 5(1)(b), 5(1)(c)',
  *run({ purposes, collections = [], dataItems = [] }) {
    const known = idsOf(purposes);
    const items = new Map(dataItems.map((item) => [item.id, item]));
    for (const [i, row] of collections.entries()) {
      if (!known.has(row.purpose)) {
        const meant = nearest(row.purpose, [...known]);
        yield {
          path: `/collections/${i}/purpose`,
          message: `"${label(row.service)}" serves "${row.purpose}", which is not among the purposes`,
          fix: meant ? `did you mean "${meant}"?` : `add the purpose "${row.purpose}", with title and description`,
        };
      }
      if (purposes.find(({ id }) => id === row.purpose)?.surface !== 'marketing') continue;
      for (const [j, { item: id }] of row.items.entries()) {
        const item = items.get(id);
        if (!item || !isEmpty(item.description)) continue;
        if (values(item.name).some((name) => matched(name, facts.contactData))) continue;
        yield {
          path: `/collections/${i}/items/${j}`,
          message: `"${label(item.name)}" is not needed to send a message, and nothing says what it is for`,
          fix: `say so in the description of the item "${id}", or do not collect it`,
        };
      }
    }
  },
};
