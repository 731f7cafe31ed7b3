import type { Policy } from '../../policy/types.js';
import type { Finding, Rule } from '../rule.js';
import facts from './facts.json';
import { label, values } from './texts.js';
import { overlap, stems } from './words.js';

type Row = NonNullable<Policy['retention']>[number] & { index: number };

export const retConflict: Rule = {
  id: 'RET-CONFLICT',
  severity: 'error',
  summary: 'One law gives one kind of record one period, wherever the text states it.',
  source: 'PIPA 21, 30(1)2; GDPR 13(2)(a)',
  *run({ retention = [] }) {
    const rows = retention.map((row, index) => ({ ...row, index })).filter((row) => row.statute && row.duration);
    const told = new Set<number>();
    for (const row of rows) {
      const law = rows.filter((other) => sameLaw(row, other));
      const same = law.find((o) => o.index < row.index && o.duration !== row.duration && sameKind(o, row));
      const elsewhere = same ?? statedOtherwise(row, law);
      if (!elsewhere || told.has(row.index)) continue;
      told.add(row.index);
      yield finding(row, elsewhere);
    }
  },
};

/** Laws go by their words: "Act on the Protection of X" is the "X Protection Act". */
const sameLaw = (a: Row, b: Row): boolean => {
  const names = ({ statute }: Row) => values(statute).map((name) => [...stems(name, facts.lawWords)].sort().join(' '));
  return names(a).some((name) => name !== '' && names(b).includes(name));
};

const sameKind = (a: Row, b: Row): boolean => overlap(stems(a.recordKind), stems(b.recordKind)) > 0.5;

/** A row of another article on the same law, where that article does not know this period. */
function statedOtherwise(row: Row, law: readonly Row[]): Row | undefined {
  if (row.article === undefined) return undefined;
  const others = law.filter((other) => other.article !== undefined && other.article !== row.article);
  return others.find((other) => !others.some((o) => o.article === other.article && o.duration === row.duration));
}

function finding(row: Row, other: Row): Finding {
  const where = other.article === undefined ? `/retention/${other.index}` : `article ${other.article}`;
  return {
    path: `/retention/${row.index}/duration`,
    message: `is ${row.duration} for "${label(row.recordKind)}", while ${where} has ${other.duration} under the same law`,
    fix: 'state each record and its period once, and name that row by its id elsewhere',
  };
}
