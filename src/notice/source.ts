import { localize } from '../policy/localize.js';
import type { PolicyInput, TextValue } from '../policy/types.js';
import type { Inline } from './model.js';
import type { NoticeWords } from './words.js';

/** The keys of the words, without what they all begin with. */
export type Word = keyof NoticeWords extends infer K ? (K extends `notice.${infer W}` ? W : never) : never;

/** What the sections are made from: a policy, and one language. */
export interface Source {
  policy: PolicyInput;
  language: string;
  /** A word of the notice, with its `{places}` filled in. */
  w(word: Word, places?: Record<string, string>): string;
  /** A text of the policy. */
  say(text?: TextValue): string;
  /** An item of data by id. */
  item(id: string): string;
  /** How long a retention row lasts, by id. */
  period(id: string): string;
  /** A purpose's title, by id. */
  purpose(id: string): string;
  country(code?: string): string;
  /** A date (ISO 8601) as the language writes it. */
  date(iso: string): Inline;
  /** "A, B and C". */
  all(texts: string[]): string;
}

/** @param words of that language, under the owner's overrides */
export function createSource(policy: PolicyInput, language: string, words: NoticeWords): Source {
  const say = (text?: TextValue) => localize(text, language, policy.languages[0]);
  // An id that nothing has is shown as it stands: a gap would tell less.
  const find = <T extends { id: string }>(rows: readonly T[] | undefined, id: string, text: (row: T) => string) => {
    const row = rows?.find((one) => one.id === id);
    return (row && text(row)) || id;
  };
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language, { style: 'narrow', type: 'conjunction' });
  return {
    policy,
    language,
    w: (word, places = {}) =>
      (words[`notice.${word}`] ?? '').replace(/{(\w+)}/g, (_, place: string) => places[place] ?? ''),
    say,
    item: (id) => find(policy.dataItems, id, (row) => say(row.name)),
    period: (id) => find(policy.retention, id, (row) => say(row.period)),
    purpose: (id) => find(policy.purposes, id, (row) => say(row.title)),
    country: (code = '') => (/^[A-Z]{2}(-|$)/.test(code) ? countries.of(code.slice(0, 2))! : code),
    date: (iso) => (Date.parse(iso) ? { text: days.format(new Date(iso)), date: iso.slice(0, 10) } : iso),
    all: (texts) => lists.format(texts.filter(Boolean)),
  };
}

/** An address to write to; as a link only where it is one. */
export const mail = (address?: string): Inline | undefined =>
  address && (/^\S+@\S+$/.test(address) ? { text: address, href: `mailto:${address}` } : address);

export const phone = (number?: string): Inline | undefined =>
  number && { text: number, href: `tel:${number.replace(/[^\d+]/g, '')}` };

/** @param text in place of the address itself */
export const link = (url?: string, text?: string): Inline | undefined =>
  url && { text: text || url.replace(/^https?:\/\/(www\.)?|\/$/g, ''), href: url };
