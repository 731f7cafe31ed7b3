import { PolicySchema } from '../../policy/policy-schema.js';
import { toPointer } from '../../policy/problem.js';
import { Language } from '../../policy/schema.js';
import type { Policy, TextValue } from '../../policy/types.js';
import { walk } from '../../policy/walk.js';

/** One text as a reader meets it. */
export interface Said {
  text: string;
  /** Its BCP 47 tag; absent for a text that stands for every language of the document. */
  language?: string;
  path: string;
}

/** A text's values; none where there is no text. */
export const values = (text: TextValue | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** Is nothing said: no text, or white space in every language? */
export const isEmpty = (text: TextValue | undefined): boolean => values(text).every((value) => value.trim() === '');

/** What a message calls a text: its first value, shortened. */
export function label(text: TextValue | undefined): string {
  const value = (values(text)[0] ?? '').trim();
  return value.length > 60 ? `${value.slice(0, 57)}...` : value;
}

/** Several rules read all texts: each policy is walked once. */
const seen = new WeakMap<Policy, readonly Said[]>();

/** Every text of a policy, wherever the schema has texts, now and after it has grown. */
export function textsOf(policy: Policy): readonly Said[] {
  const known = seen.get(policy);
  if (known) return known;
  const found = new Map<string, Said>();
  walk(PolicySchema, policy, (schema, value, path) => {
    const { def } = schema._zod;
    if (def.type !== 'union' || !def.options.some(isPerLanguage)) return;
    if (typeof value === 'string') found.set(toPointer(path), { text: value, path: toPointer(path) });
    else if (typeof value === 'object' && value !== null) {
      for (const [language, text] of Object.entries(value)) {
        const where = toPointer([...path, language]);
        if (typeof text === 'string') found.set(where, { text, language, path: where });
      }
    }
  });
  const texts = [...found.values()];
  seen.set(policy, texts);
  return texts;
}

/** Is it the alternative of a text that has one value per language? */
function isPerLanguage(option: unknown): boolean {
  const { def } = (option as { _zod: { def: { type: string; keyType?: unknown } } })._zod;
  return def.type === 'record' && def.keyType === Language;
}

/** The words of a text that fit some patterns, in small letters. */
export const allMatched = (text: string, patterns: readonly string[]): string[] =>
  patterns.flatMap((pattern) => new RegExp(pattern, 'iu').exec(text)?.[0].toLowerCase() ?? []);

/** The first of them. */
export const matched = (text: string, patterns: readonly string[]): string | undefined => allMatched(text, patterns)[0];
