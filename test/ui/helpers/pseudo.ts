import { noticeFiles, termFiles } from '../../../src/notice/words.js';
import { bannerFiles } from '../../../src/ui/messages/banner.js';
import { embedFiles } from '../../../src/ui/messages/embed.js';
import { historyFiles } from '../../../src/ui/messages/history.js';
import type { MessageFile, MessageFiles } from '../../../src/ui/messages/load.js';
import { marketingFiles } from '../../../src/ui/messages/marketing.js';
import { settingsFiles } from '../../../src/ui/messages/settings.js';
import { statusFiles } from '../../../src/ui/messages/status.js';

/**
 * A language that nobody speaks: accented, longer than English by about a half, right-to-left (also letter by letter), and
 * each of its texts between two marks. So what is clipped, what points the wrong way and what no file of texts holds can be
 * seen. `XA` is the region that is kept for private use.
 */
export const PSEUDO = 'en-XA';

const OPEN = '\u27e6';
const CLOSE = '\u27e7';
/** Right-to-left override, and its end: what lies between runs from right to left, whatever letters it has. */
const [RLO, PDF] = ['\u202e', '\u202c'];
const LETTERS: Record<string, string> = Object.fromEntries(
  [...'aáàeéèiíïoóöuúüAÁÀEÉÈIÍÏOÓÖUÚÜ'].map((letter, i, all) => (i % 3 ? ['', ''] : [letter, all[i + 1]!])),
);

/** One text; its `{words}` stay. */
export function pseudoText(text: string): string {
  const accented = text.replace(/\{\w+\}|[a-zA-Z]/g, (found) => LETTERS[found] ?? found);
  const more = 'ñéñü '.repeat(Math.ceil(text.length / 10)).trimEnd();
  return `${OPEN}${RLO}${accented} ${more}${PDF}${CLOSE}`;
}

/** A copy of `value` with every text in the members `words` names (a key's own `name` stays: cookies have no language). */
export function pseudo<T>(value: T, words: readonly string[]): T {
  const walk = (node: unknown, key: string, parent: unknown): unknown => {
    if (Array.isArray(node)) return node.map((item) => walk(item, key, parent));
    if (typeof node === 'object' && node)
      return Object.fromEntries(Object.entries(node).map(([k, v]) => [k, walk(v, k, node)]));
    const isKey = key === 'name' && !!parent && 'duration' in (parent as object);
    return typeof node === 'string' && words.includes(key) && !isKey ? pseudoText(node) : node;
  };
  return walk(value, '', undefined) as T;
}

/** Adds the language to all the interface's texts, made of the English ones. */
export function speakPseudo(): void {
  const add = <M extends object>(files: MessageFiles<M>) => {
    files[PSEUDO] = async (): Promise<MessageFile<M>> => {
      const english = Object.entries((await files.en()).default);
      const texts = english.map(([key, text]) => [key, key === 'dir' ? 'rtl' : pseudoText(text)]);
      return { default: Object.fromEntries(texts), status: 'draft' };
    };
  };
  add(bannerFiles);
  add(embedFiles);
  add(historyFiles);
  add(marketingFiles);
  add(noticeFiles);
  add(termFiles);
  add(settingsFiles);
  add(statusFiles);
}

/**
 * The texts under `root` that are in no language: words outside of the marks. Left out are names of keys (`code`, `kbd`), what
 * `Intl` writes (times, countries), and whatever fits `besides`.
 */
export function unspoken(root: ParentNode, besides = /^$/): string[] {
  const texts: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.closest('code, kbd, time, style, svg')) continue;
    for (const name of ['aria-label', 'title', 'alt', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
  }
  return texts
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text) && !text.includes(OPEN) && !besides.test(text));
}
