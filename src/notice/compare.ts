import { type Block, plain, type Section } from './model.js';

/** One thing that is different between two versions of a notice, in the words of its language. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  /** Id of the section. */
  section: string;
  /** Where in the section, outermost first: `["Salesforce", "Country"]`; empty where it is the section's own text. */
  path: string[];
  /** For `changed`. */
  before?: string;
  after?: string;
}

/** A part of a section that stays the same thing from version to version. */
interface Entry {
  path: string[];
  /** What is said of it, by column or term. */
  said: Map<string, string>;
  /** What it is made of. */
  within?: Map<string, Entry>;
}

const words = (lines: Parameters<typeof plain>[0][]): string => lines.map(plain).join('; ');

/** A block's entries by their lasting ids. */
function entries(blocks: readonly Block[], into: Map<string, Entry> = new Map(), path: string[] = []): typeof into {
  const add = (id: string, name: string[], said: [string, string][] = [], within?: Entry['within']) =>
    into.set(id, { path: [...path, ...name], said: new Map(said), ...(within && { within }) });
  for (const block of blocks) {
    const { id, kind } = block;
    if (kind === 'text') add(id, [], [['', plain(block.line)]]);
    // A list has no ids: what is worded anew is gone and new.
    else if (kind === 'list') for (const item of block.items) add(`${id} ${plain(item)}`, [plain(item)]);
    else if (kind === 'facts')
      for (const { id: key, term, lines } of block.entries) add(`${id} ${key}`, [term], [['', words(lines)]]);
    else if (kind === 'table')
      for (const { id: key, cells } of block.rows) {
        const [name = [], ...more] = cells;
        const said = more.map((cell, i): [string, string] => [block.head[i + 1]!, words(cell)]);
        // Its first line names a row; what else stands there is said of it.
        add(`${id} ${key}`, [plain(name[0] ?? [])], [[block.head[0]!, words(name)], ...said]);
      }
    else if (kind === 'part') add(id, [block.title], [], entries(block.blocks, new Map(), [...path, block.title]));
  }
  return into;
}

function compareEntries(section: string, before: Map<string, Entry>, after: Map<string, Entry>): Change[] {
  const changes: Change[] = [];
  for (const [id, entry] of after) {
    const old = before.get(id);
    const { path, said, within } = entry;
    if (!old) changes.push(news('added', section, entry));
    else if (within) changes.push(...compareEntries(section, old.within ?? new Map(), within));
    for (const term of new Set([...said.keys(), ...(old?.said.keys() ?? [])])) {
      const [was, text] = [old?.said.get(term), said.get(term) ?? ''];
      if (!old || (was ?? '') === text) continue;
      const place = some(...path, term);
      if (was && text) changes.push({ kind: 'changed', section, path: place, before: was, after: text });
      else changes.push({ kind: text ? 'added' : 'removed', section, path: [...place, text || was!] });
    }
  }
  for (const [id, entry] of before) if (!after.has(id)) changes.push(news('removed', section, entry));
  return changes;
}

const some = (...path: string[]) => [...new Set(path)].filter(Boolean);

/** A text that came or went is told itself; of other things their name is enough. */
function news(kind: 'added' | 'removed', section: string, { path, said }: Entry): Change {
  const text = said.get('');
  return { kind, section, path: text === undefined ? path : [...path, text] };
}

/** What is different from one version's sections to another's, both in one language, in reading order. */
export function compareSections(before: readonly Section[], after: readonly Section[]): Change[] {
  const ids = new Set([...after, ...before].map(({ id }) => id));
  const find = (sections: readonly Section[], id: string) => sections.find((section) => section.id === id);
  return [...ids].flatMap((id): Change[] => {
    const [old, now] = [find(before, id), find(after, id)];
    if (!old || !now) return [{ kind: now ? 'added' : 'removed', section: id, path: [(now ?? old)!.title] }];
    return compareEntries(id, entries(old.blocks), entries(now.blocks));
  });
}
