import { load, type MessageFiles } from './load.js';
import { files } from './status/files.js';

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

/** By language. */
export const statusFiles: MessageFiles<StatusMessages> = files;

export const statusMessages = (language: string): Promise<StatusMessages> => load(statusFiles, language);
