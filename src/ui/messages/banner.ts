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
  ar: () => import('./banner/ar.js'),
};

export const bannerMessages = (language: string): Promise<BannerMessages> => load(bannerFiles, language);
