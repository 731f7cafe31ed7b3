import { files } from './history/files.js';
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

/** By language. */
export const historyFiles: MessageFiles<HistoryMessages> = files;

export const historyMessages = (language: string): Promise<HistoryMessages> => load(historyFiles, language);
