import type { TextValue } from './types.js';

/** The document's text in `language`, else in its `first` language, else in any, else empty. */
export const localize = (text: TextValue | undefined, language: string, first = ''): string =>
  typeof text === 'string'
    ? text
    : ((text && (text[language] ?? text[language.split('-')[0]!] ?? text[first] ?? Object.values(text)[0])) ?? '');
