import { load, type MessageFiles } from './load.js';
import { files } from './marketing/files.js';
import { type Messages, settingsMessages } from './settings.js';

/** Texts of consent forms, and of what was agreed to in them. A language that misses a key does not compile. */
export interface MarketingMessages {
  'form.required': string;
  /** Under the heading: these rest on something else than consent. */
  'form.requiredNote': string;
  'form.optional': string;
  'form.optionalNote': string;
  /** Beside each consent. */
  'form.tag': string;
  /** Important content: Decree 17(3)1. */
  'form.advertising': string;
  'form.purpose': string;
  /** The term of the fact "refusal". */
  'form.right': string;
  'form.refusal': string;
  'form.recipient': string;
  'form.contact': string;
  'form.officer': string;
  'form.country': string;
  'form.when': string;
  'form.how': string;
  'form.method': string;
  /** Over the channels. */
  'form.by': string;
  /** Over the channels by night; `{from}` and `{to}` are times. */
  'form.night': string;
  /** On the box of a consent without channels. */
  'form.agree': string;
  /** On the convenience box. */
  'form.all': string;
  'form.provision': string;
  'form.transfer': string;
  'form.email': string;
  'form.sms': string;
  'form.call': string;
  'form.push': string;
  'form.messenger': string;
  'form.post': string;
  /** After a channel, in settings and history. */
  'form.day': string;
  'form.byNight': string;
  'form.age': string;
  'form.ageOf': string;
  'form.ageUnder': string;
  /** Where the policy refuses those who are younger. */
  'form.ageRefuse': string;
  /** Where it asks their guardian. */
  'form.ageGuardian': string;
  'form.guardianName': string;
  'form.guardianContact': string;
  /** Heading in the settings. */
  'form.messages': string;
  'form.messagesNote': string;
  'form.stop': string;
}

export type FormMessages = Messages & MarketingMessages;

/** By language. */
export const marketingFiles: MessageFiles<MarketingMessages> = files;

/** The words for data, periods and legal bases are those of the settings. */
export const formMessages = async (language: string): Promise<FormMessages> => {
  const [settings, marketing] = await Promise.all([settingsMessages(language), load(marketingFiles, language)]);
  return { ...settings, ...marketing };
};
