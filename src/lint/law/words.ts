import type { TextValue } from '../../policy/types.js';
import facts from './facts.json';
import { values } from './texts.js';

const HANGUL = /\p{Script=Hangul}/u;

/** The words of a text in small letters. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A word without its ending, roughly: English plurals and participles, Korean particles. */
export const stem = (word: string): string => word.slice(0, HANGUL.test(word) ? 2 : 5);

/** The stems that tell one text of this kind from another. */
export function stems(text: TextValue | undefined, generic: readonly string[] = facts.genericWords): Set<string> {
  const common = new Set(generic.map(stem));
  const long = (word: string) => word.length > (HANGUL.test(word) ? 1 : 2);
  const all = values(text).flatMap(wordsOf).filter(long).map(stem);
  return new Set(all.filter((word) => !common.has(word)));
}

/** How many stems two texts share, as a part of the shorter one's; 0 where one has none. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
