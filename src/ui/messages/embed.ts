import { files } from './embed/files.js';
import { load, type MessageFiles } from './load.js';

/** Texts of the placeholder for one held frame. A language that misses a key does not compile. */
export interface EmbedMessages {
  dir: 'ltr' | 'rtl';
  privacy: string;
  /** `{name}`: who runs the service. */
  'embed.text': string;
  /** Follows it where "always" is offered. */
  'embed.back': string;
  'embed.once': string;
  /** `{name}`: the service, or the purpose, that is allowed. */
  'embed.always': string;
}

/** By language. */
export const embedFiles: MessageFiles<EmbedMessages> = files;

export const embedMessages = (language: string): Promise<EmbedMessages> => load(embedFiles, language);
