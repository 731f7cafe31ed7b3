import type { Rule } from '../rule.js';
import facts from './facts.json';
import { label, matched, values } from './texts.js';

export const cvc: Rule = {
  id: 'CVC',
  severity: 'warning',
  summary: 'The verification code of a card is not kept once the payment is authorised.',
  source: 'PCI DSS 3.3.1.2; PIPA 16(1), 29',
  *run({ dataItems = [], collections = [] }) {
    const codes = dataItems.filter(
      ({ id, name, stored }) =>
        stored !== false && [id, ...values(name)].some((text) => matched(text, facts.cardVerification)),
    );
    for (const [i, row] of collections.entries()) {
      for (const [j, { item }] of row.items.entries()) {
        const code = codes.find(({ id }) => id === item);
        if (!code) continue;
        yield {
          path: `/collections/${i}/items/${j}`,
          message: `"${label(code.name)}" is kept as long as the row "${row.retention}"`,
          fix: `use it for the authorisation alone, and set "stored": false on the item "${item}"`,
        };
      }
    }
  },
};
