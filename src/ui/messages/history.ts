import { load, type MessageFiles } from './load.js';

/** Texts of the list of past decisions. A language that misses a key does not compile. */
export interface HistoryMessages {
  dir: 'ltr' | 'rtl';
  /** Names the list to assistive technology. */
  'history.label': string;
  'history.loading': string;
  'history.empty': string;
  /** The backend did not answer. */
  'history.failed': string;
  'history.retry': string;
  'history.accepted': string;
  'history.refused': string;
  /** Neither all nor nothing. */
  'history.chosen': string;
  /** `{items}`: what was allowed. */
  'history.allowed': string;
  /** `{items}`: what was refused. */
  'history.denied': string;
  /** The backend has it. */
  'history.stored': string;
  'history.waiting': string;
  /** There is no backend, or it knows nothing of it. */
  'history.local': string;
  'history.receipt': string;
  'history.download': string;
  'history.missing': string;
}

/** One chunk a language. */
export const historyFiles: MessageFiles<HistoryMessages> = {
  en: () => import('./history/en.js'),
  ko: () => import('./history/ko.js'),
  ja: () => import('./history/ja.js'),
  zh: () => import('./history/zh.js'),
  de: () => import('./history/de.js'),
  fr: () => import('./history/fr.js'),
  es: () => import('./history/es.js'),
  it: () => import('./history/it.js'),
  pt: () => import('./history/pt.js'),
  nl: () => import('./history/nl.js'),
  pl: () => import('./history/pl.js'),
  tr: () => import('./history/tr.js'),
  ar: () => import('./history/ar.js'),
  he: () => import('./history/he.js'),
};

export const historyMessages = (language: string): Promise<HistoryMessages> => load(historyFiles, language);
