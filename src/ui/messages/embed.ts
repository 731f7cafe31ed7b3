import { load, type MessageFiles } from './load.js';

/** Texts of the placeholder for one held frame. A language that misses a key does not compile. */
export interface EmbedMessages {
  dir: 'ltr' | 'rtl';
  privacy: string;
  /** `{name}`: who runs the service. */
  'embed.text': string;
  'embed.once': string;
  /** `{name}`: the service, or the purpose, that is allowed. */
  'embed.always': string;
}

/** One chunk a language. */
export const embedFiles: MessageFiles<EmbedMessages> = {
  en: () => import('./embed/en.js'),
  ko: () => import('./embed/ko.js'),
  ja: () => import('./embed/ja.js'),
  zh: () => import('./embed/zh.js'),
  de: () => import('./embed/de.js'),
  fr: () => import('./embed/fr.js'),
  es: () => import('./embed/es.js'),
  it: () => import('./embed/it.js'),
  pt: () => import('./embed/pt.js'),
  nl: () => import('./embed/nl.js'),
  pl: () => import('./embed/pl.js'),
  tr: () => import('./embed/tr.js'),
  ar: () => import('./embed/ar.js'),
  he: () => import('./embed/he.js'),
};

export const embedMessages = (language: string): Promise<EmbedMessages> => load(embedFiles, language);
