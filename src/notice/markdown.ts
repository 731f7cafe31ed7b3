import { anchor, type Block, type Inline, isAddress, type Line, type Lines, type Notice } from './model.js';

/** Characters that Markdown would take for marks. */
const quote = (text: string): string => text.replace(/[\\`*_[\]<>|~#]/g, '\\$&').replace(/\n+/g, ' ');
const MARKS = { strong: '**', small: '', del: '~~', ins: '**' };

function inline(piece: Inline): string {
  if (typeof piece === 'string') return quote(piece);
  const { text, href, as } = piece;
  if (href && isAddress(href))
    return `[${quote(text)}](${encodeURI(href).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`;
  // Within a code span no mark can be quoted.
  if (as === 'code') return /[`|]/.test(text) ? quote(text) : `\`${text}\``;
  const mark = as ? MARKS[as] : '';
  return mark + quote(text) + mark;
}

const line = (pieces: Line): string => pieces.map(inline).join('');
const cell = (lines: Lines): string => lines.map(line).join('<br>');

/** A notice in GitHub-flavoured Markdown; each article has the anchor that it has in HTML. */
export function toMarkdown({ title, lead, contents, sections }: Notice): string {
  const blocks = (all: readonly Block[], level: number): string[] => all.flatMap((b) => block(b, level));
  function block(b: Block, level: number): string[] {
    if (b.kind === 'text') return [line(b.line)];
    if (b.kind === 'list') {
      const items = b.items.map((item) => `- ${line(item)}`).join('\n');
      return b.label ? [`**${line(b.label)}**`, items] : [items];
    }
    if (b.kind === 'facts')
      return [b.entries.map(({ term, lines }) => `- **${quote(term)}:** ${lines.map(line).join('; ')}`).join('\n')];
    if (b.kind === 'table') {
      const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
      const rows = b.rows.map(({ cells }) => row(cells.map(cell)));
      return [[row(b.head.map(quote)), row(b.head.map(() => '---')), ...rows].join('\n')];
    }
    const marks = b.kind === 'part' ? `${'#'.repeat(level)} ${quote(b.title)}` : `**${quote(b.title)}**`;
    return [marks, ...blocks(b.blocks, level + 1)];
  }
  return `${[
    `# ${quote(title)}`,
    ...blocks(lead, 2),
    `## ${quote(contents)}`,
    sections.map(({ id, label }) => `- [${quote(label)}](#${anchor(id)})`).join('\n'),
    ...sections.flatMap(({ id, label, blocks: all }) => [
      `<a id="${anchor(id)}"></a>\n\n## ${quote(label)}`,
      ...blocks(all, 3),
    ]),
  ].join('\n\n')}\n`;
}
