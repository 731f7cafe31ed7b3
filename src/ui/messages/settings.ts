import { type BannerMessages, bannerMessages } from './banner.js';
import { load, type MessageFiles } from './load.js';

/** Texts that the settings have beyond the banner's. A language that misses a key does not compile. */
export interface SettingsMessages {
  intro: string;
  close: string;
  save: string;
  saved: string;
  /** Heading over the purposes that can be chosen. */
  optional: string;
  /** Heading over those that cannot. */
  required: string;
  /** Beside a required purpose, in place of a switch. */
  always: string;
  /** On a purpose that the browser's opt-out signal denies. */
  signal: string;
  details: string;
  items: string;
  retention: string;
  effect: string;
  basis: string;
  services: string;
  cookie: string;
  storage: string;
  'basis.consent': string;
  'basis.contract': string;
  'basis.law': string;
  'basis.legitimate-interest': string;
  'basis.vital': string;
  'basis.public-safety': string;
}

export type Messages = BannerMessages & SettingsMessages;

/** One chunk a language, loaded beside the banner's. */
export const settingsFiles: MessageFiles<SettingsMessages> = {
  en: () => import('./settings/en.js'),
  ko: () => import('./settings/ko.js'),
  ja: () => import('./settings/ja.js'),
  zh: () => import('./settings/zh.js'),
  de: () => import('./settings/de.js'),
  fr: () => import('./settings/fr.js'),
  es: () => import('./settings/es.js'),
  it: () => import('./settings/it.js'),
  pt: () => import('./settings/pt.js'),
  nl: () => import('./settings/nl.js'),
  pl: () => import('./settings/pl.js'),
  tr: () => import('./settings/tr.js'),
  ar: () => import('./settings/ar.js'),
  he: () => import('./settings/he.js'),
};

export const settingsMessages = async (language: string): Promise<Messages> => {
  const [banner, settings] = await Promise.all([bannerMessages(language), load(settingsFiles, language)]);
  return { ...banner, ...settings };
};
