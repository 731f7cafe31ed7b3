import { files } from './banner/files.js';
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

/** By language. */
export const bannerFiles: MessageFiles<BannerMessages> = files;

export const bannerMessages = (language: string): Promise<BannerMessages> => load(bannerFiles, language);
