import { type BannerMessages, bannerMessages } from './banner.js';
import { load, type MessageFiles } from './load.js';
import { files } from './settings/files.js';

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

/** By language. */
export const settingsFiles: MessageFiles<SettingsMessages> = files;

export const settingsMessages = async (language: string): Promise<Messages> => {
  const [banner, settings] = await Promise.all([bannerMessages(language), load(settingsFiles, language)]);
  return { ...banner, ...settings };
};
