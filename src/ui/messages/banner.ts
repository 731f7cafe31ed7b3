import { load, type MessageFiles } from './load.js';

/** Texts of the banner and the trigger. A language that misses a key does not compile. */
export interface BannerMessages {
  dir: 'ltr' | 'rtl';
  title: string;
  /** `{name}`: the controller; `{purposes}`: the list of what is asked. */
  text: string;
  privacy: string;
  reject: string;
  accept: string;
  settings: string;
}

/** One chunk a language: adding one is its file and its line. */
export const bannerFiles: MessageFiles<BannerMessages> = {
  en: () => import('./banner/en.js'),
  ko: () => import('./banner/ko.js'),
  ja: () => import('./banner/ja.js'),
  zh: () => import('./banner/zh.js'),
  de: () => import('./banner/de.js'),
  fr: () => import('./banner/fr.js'),
  es: () => import('./banner/es.js'),
  it: () => import('./banner/it.js'),
  pt: () => import('./banner/pt.js'),
  nl: () => import('./banner/nl.js'),
  pl: () => import('./banner/pl.js'),
  tr: () => import('./banner/tr.js'),
  ar: () => import('./banner/ar.js'),
  he: () => import('./banner/he.js'),
};

export const bannerMessages = (language: string): Promise<BannerMessages> => load(bannerFiles, language);
