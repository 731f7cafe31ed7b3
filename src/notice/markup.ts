import {
  anchor,
  type Block,
  type Inline,
  isAddress,
  type Line,
  type Lines,
  type Notice,
  type Section,
  type Unit,
} from './model.js';

/** An element of HTML as data: made into a string on a server, into nodes in a page. */
export interface Tree {
  tag: string;
  attributes: Record<string, string>;
  children: Child[];
}
export type Child = Tree | string;

/** How a notice is shown. */
export interface MarkupOptions {
  /** Level of the notice's own heading, 1 to 4. */
  level?: number;
  /** What stands beside a purpose or service, where there is a visitor who can switch it. */
  control?: (unit: Unit) => Child[];
}

/** An element; attributes without a value are left out. */
export const h = (tag: string, attributes: Record<string, string | undefined | false>, ...children: Child[]): Tree => ({
  tag,
  attributes: Object.fromEntries(Object.entries(attributes).filter((a): a is [string, string] => !!a[1])),
  children,
});

function inline(piece: Inline): Child {
  if (typeof piece === 'string') return piece;
  const { text, href, opens, as, date } = piece;
  if (opens) return h('a', { href: `#assent-${opens}`, 'data-assent-open': opens }, text);
  if (href && isAddress(href)) return h('a', { href, dir: 'auto' }, text);
  if (date) return h('time', { datetime: date }, text);
  return as ? h(as, { dir: as === 'code' && 'ltr' }, text) : text;
}

const line = (pieces: Line): Child[] => pieces.map(inline);
const stack = (all: Lines): Child[] =>
  all.length === 1 ? line(all[0]!) : all.map((pieces) => h('div', {}, ...line(pieces)));

/** The whole notice, from its heading to its last article. */
export function markup(notice: Notice, { level = 1, control }: MarkupOptions = {}): Tree {
  const heading = (depth: number) => `h${Math.min(6, level + depth)}`;

  const inside = (blocks: readonly Block[], depth: number): Tree[] => blocks.flatMap((one) => block(one, depth));

  function block(b: Block, depth: number): Tree[] {
    if (b.kind === 'text') return [h('p', {}, ...line(b.line))];
    if (b.kind === 'list') {
      const items = h('ul', { part: 'list' }, ...b.items.map((item) => h('li', {}, ...line(item))));
      return b.label ? [h('p', { part: 'label' }, ...line(b.label)), items] : [items];
    }
    if (b.kind === 'facts') {
      const facts = b.entries.map(({ term, lines }) => h('div', {}, h('dt', {}, term), h('dd', {}, ...stack(lines))));
      return [h('dl', { part: 'facts' }, ...facts)];
    }
    if (b.kind === 'table') return [table(b)];
    if (b.kind === 'fold') {
      return [h('details', { part: 'fold' }, h('summary', {}, b.title), ...inside(b.blocks, depth))];
    }
    const beside = b.unit && control ? control(b.unit) : [];
    const title = h(heading(depth), { id: anchor(b.id), tabindex: '-1' }, b.title);
    return [
      h('div', { part: 'subsection' }, h('div', { part: 'top' }, title, ...beside), ...inside(b.blocks, depth + 1)),
    ];
  }

  /** Roles are named: where a narrow page shows rows as blocks, engines would take them for no table. */
  function table({ label, head, rows, live }: Block & { kind: 'table' }): Tree {
    const switched = live && control;
    const titles = switched ? [...head, notice.state] : head;
    const tr = (cells: Tree[]) => h('tr', { role: 'row' }, ...cells);
    const body = rows.map(({ cells, unit }) => {
      const [first, ...more] = cells.map(stack);
      const all = switched ? [...more, unit ? control(unit) : []] : more;
      return tr([
        h('th', { role: 'rowheader', scope: 'row' }, ...first!),
        ...all.map((cell, i) => h('td', { role: 'cell', 'data-label': cell.length ? titles[i + 1] : '' }, ...cell)),
      ]);
    });
    const columns = titles.map((title) => h('th', { role: 'columnheader', scope: 'col' }, title));
    return h(
      'table',
      { part: 'table', role: 'table', 'aria-label': label },
      h('thead', { role: 'rowgroup' }, tr(columns)),
      h('tbody', { role: 'rowgroup' }, ...body),
    );
  }

  function section({ id, title, label, blocks, mark }: Section): Tree {
    const name = anchor(id);
    const link = h('a', { part: 'anchor', href: `#${name}`, 'aria-label': notice.link.replace('{title}', title) }, '#');
    return h(
      'section',
      { part: 'section' },
      h('div', { part: 'top' }, h(heading(1), { id: name, part: 'heading', tabindex: '-1' }, label), link),
      ...(mark ? [h('p', { part: 'mark' }, mark)] : []),
      ...inside(blocks, 2),
    );
  }

  const { language, dir, title, lead, since, contents, sections } = notice;
  const ids = { title: anchor('title'), contents: anchor('contents'), since: anchor('since') };
  return h(
    'article',
    { part: 'notice', lang: language, dir, 'aria-labelledby': ids.title },
    h(
      'header',
      { part: 'header' },
      h(heading(0), { id: ids.title, part: 'title', tabindex: '-1' }, title),
      ...inside(lead, 1),
    ),
    ...(since
      ? [
          h(
            'section',
            { part: 'since', 'aria-labelledby': ids.since },
            h(heading(1), { id: ids.since, tabindex: '-1' }, since.title),
            ...inside(since.blocks, 2),
          ),
        ]
      : []),
    h(
      'nav',
      { part: 'contents', 'aria-labelledby': ids.contents },
      h(heading(1), { id: ids.contents, tabindex: '-1' }, contents),
      h('ol', {}, ...sections.map(({ id, label }) => h('li', {}, h('a', { href: `#${anchor(id)}` }, label)))),
    ),
    ...sections.map(section),
  );
}
