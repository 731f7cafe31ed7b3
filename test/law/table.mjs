/** The README's tables of legal requirements, from the rows. `node test/law/table.mjs --write` renews them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../structure/files.mjs';
import { between, markdownTable } from '../structure/markdown.mjs';
import { JURISDICTIONS, readRows } from './rows.mjs';

const README = join(ROOT, 'README.md');

const table = (rows) =>
  markdownTable(
    ['id', 'requirement', 'source', 'held by'],
    rows.map(({ id, requirement, source, by }) => [id, requirement, source, by === 'owner' ? 'the owner' : 'a test']),
  );

/**
 * A README with the tables of the rows between its markers, `<!-- law KR -->` and `<!-- end law -->`.
 * @param {string} readme
 * @param {ReturnType<typeof readRows>} rows
 */
export function withTables(readme, rows) {
  return Object.keys(JURISDICTIONS).reduce((text, jurisdiction) => {
    const own = rows.filter((row) => row.jurisdiction === jurisdiction);
    return between(text, `<!-- law ${jurisdiction} -->`, '<!-- end law -->', table(own));
  }, readme);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = readFileSync(README, 'utf8');
  const after = withTables(before, readRows());
  if (process.argv.includes('--write')) writeFileSync(README, after);
  else if (before !== after) {
    console.error('The README differs from the rows. Fix: node test/law/table.mjs --write');
    process.exitCode = 1;
  }
}
