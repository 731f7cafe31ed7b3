import { load, type MessageFiles } from './load.js';

/** Texts of the line that says what is granted. A language that misses a key does not compile. */
export interface StatusMessages {
  dir: 'ltr' | 'rtl';
  /** Something is still to be asked, and nothing optional may run. */
  'status.unset': string;
  'status.none': string;
  /** `{items}`: the list of what may run. */
  'status.allowed': string;
  /** One of the list: `{purpose}` may run, `{services}` of it may not. */
  'status.without': string;
  'status.signal': string;
}

/** One chunk a language. */
export const statusFiles: MessageFiles<StatusMessages> = {
  en: () => import('./status/en.js'),
  ko: () => import('./status/ko.js'),
  ja: () => import('./status/ja.js'),
  zh: () => import('./status/zh.js'),
  de: () => import('./status/de.js'),
  fr: () => import('./status/fr.js'),
  es: () => import('./status/es.js'),
  it: () => import('./status/it.js'),
  pt: () => import('./status/pt.js'),
  nl: () => import('./status/nl.js'),
  pl: () => import('./status/pl.js'),
  tr: () => import('./status/tr.js'),
  ar: () => import('./status/ar.js'),
  he: () => import('./status/he.js'),
};

export const statusMessages = (language: string): Promise<StatusMessages> => load(statusFiles, language);
