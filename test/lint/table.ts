/** The README's table of rules, from the rules. `node --import tsx test/lint/table.ts --write` renews it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from '../../src/lint/index.js';
import { between, markdownTable } from '../structure/markdown.mjs';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));

export const readReadme = (): string => readFileSync(README, 'utf8');

/** A README with the table of the rules between its markers. */
export function withRules(readme: string): string {
  const rows = rules.map(({ id, severity, summary, source }) => [`\`${id}\``, severity, summary, source]);
  const table = markdownTable(['rule', 'severity', 'what it holds', 'source'], rows);
  return between(readme, '<!-- rules -->', '<!-- end rules -->', table);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) writeFileSync(README, withRules(readReadme()));
}
