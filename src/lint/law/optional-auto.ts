import type { Rule } from '../rule.js';
import { label } from './texts.js';

export const optionalAuto: Rule = {
  id: 'OPTIONAL-AUTO',
  severity: 'warning',
  summary: 'What use generates by itself is optional only where a switch stops it.',
  source: 'PIPA 16(2), 30(1)7',
  *run({ collections = [], dataItems = [], purposes }) {
    const items = new Map(dataItems.map((item) => [item.id, item]));
    const switches = purposes.filter((p) => p.necessity === 'optional' && p.surface === 'cookies').map(({ id }) => id);
    for (const [i, row] of collections.entries()) {
      for (const [j, { item: id, necessity, control }] of row.items.entries()) {
        const item = items.get(id);
        if (item?.source !== 'automatic' || necessity !== 'optional') continue;
        if (control !== undefined && switches.includes(control)) continue;
        yield {
          path: `/collections/${i}/items/${j}`,
          message: `"${label(item.name)}" is called optional, but arises by itself and has no switch`,
          fix: 'name in control the optional purpose that stops it, or call it required',
        };
      }
    }
  },
};
