/** The notice as data: what it says and in which order, apart from how it is shown. */

/** A piece of running text: plain, or marked. */
export type Inline =
  | string
  | {
      text: string;
      /** An address, or `#notice-…` of this notice. */
      href?: string;
      /** Opens the privacy settings. */
      opens?: 'settings';
      as?: 'strong' | 'small' | 'code' | 'del' | 'ins';
      /** ISO 8601 date, where the text is one. */
      date?: string;
    };

/** Pieces of one line, in order. */
export type Line = Inline[];

/** What stands below each other in one place. */
export type Lines = Line[];

/** A row of a table. Its first cell names it. */
export interface Row {
  /** Stays the same from version to version. */
  id: string;
  cells: Lines[];
  /** The purpose or service that this row is about, where the visitor can switch it. */
  unit?: Unit;
}

/** What a visitor allows or refuses. */
export interface Unit {
  id: string;
  name: string;
  /** Without it the site does not work: there is no switch. */
  required: boolean;
}

/** Ids stay the same from version to version, and are the notice's own: they tell what became of what. */
export type Block =
  | { kind: 'text'; id: string; line: Line }
  | { kind: 'list'; id: string; label?: Line; items: Line[] }
  /** `live`: its rows' units can be switched where there is a visitor. */
  | { kind: 'table'; id: string; label: string; head: string[]; rows: Row[]; live?: boolean }
  | { kind: 'facts'; id: string; entries: { id: string; term: string; lines: Lines }[] }
  /** A part of a section, with a heading of its own. */
  | { kind: 'part'; id: string; title: string; blocks: Block[]; unit?: Unit }
  /** What only some readers want to see. */
  | { kind: 'fold'; id: string; title: string; blocks: Block[] };

/** One article. */
export interface Section {
  /** Its anchor is `notice-` and this. */
  id: string;
  title: string;
  /** The title with its number, as the language writes it. */
  label: string;
  blocks: Block[];
  /** Says that it has changed since the visitor's decision. */
  mark?: string;
}

export interface Notice {
  language: string;
  dir: 'ltr' | 'rtl';
  title: string;
  /** What stands before the first article. */
  lead: Block[];
  /** What has changed since the visitor's decision; absent where nothing has, or nothing is known of it. */
  since?: { title: string; blocks: Block[] };
  /** Heading over the table of contents, which is made of the sections. */
  contents: string;
  /** Names the link to a section: `{title}`. */
  link: string;
  /** Heading of the column of switches. */
  state: string;
  sections: Section[];
}

/** The anchor of a section or part. */
export const anchor = (id: string): string => `notice-${id}`;

/** Other schemes could run code, whoever wrote them into a policy. */
export const isAddress = (href: string): boolean => /^(https?:|mailto:|tel:|[^:]*([/?#]|$))/i.test(href);

/** A line's words alone. */
export const plain = (line: Line): string =>
  line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

/** All of them that there are. */
export const some = <T>(...all: (T | undefined | false | '')[]): T[] => all.filter(Boolean) as T[];

/** A line for each text that there is. */
export const lines = (...texts: (Inline | undefined | false)[]): Lines => some(...texts).map((text) => [text]);

export const text = (id: string, ...line: (Inline | undefined | false)[]): Block | undefined => {
  const pieces = some(...line);
  return pieces.length ? { kind: 'text', id, line: pieces } : undefined;
};

export const list = (id: string, items: (Line | string)[], label?: Line): Block | undefined => {
  const all = items.map((item) => (typeof item === 'string' ? [item] : item)).filter(plain);
  return all.length ? { kind: 'list', id, ...(label && { label }), items: all } : undefined;
};

/** A table without the columns in which no row has anything. */
export function table(id: string, label: string, head: string[], rows: Row[], live = false): Block | undefined {
  if (!rows.length) return undefined;
  const kept = head.map((_, i) => rows.some(({ cells }) => cells[i]?.length));
  const keep = <T>(cells: T[]) => cells.filter((_, i) => kept[i]);
  return {
    kind: 'table',
    id,
    label,
    head: keep(head),
    rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })),
    ...(live && { live }),
  };
}

/** Terms with what is said of each; those of which nothing is said are left out. */
export function facts(id: string, entries: [id: string, term: string, lines: Lines][]): Block | undefined {
  const told = entries.filter(([, , l]) => l.length).map(([key, term, l]) => ({ id: key, term, lines: l }));
  return told.length ? { kind: 'facts', id, entries: told } : undefined;
}

export const part = (id: string, title: string, blocks: (Block | undefined)[], unit?: Unit): Block | undefined => {
  const all = some(...blocks);
  return all.length ? { kind: 'part', id, title, blocks: all, ...(unit && { unit }) } : undefined;
};
