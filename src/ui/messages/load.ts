/** One language's file of texts. */
export interface MessageFile<M> {
  default: M;
  /** `reviewed` by a fluent reader, or a `draft`. */
  status: 'reviewed' | 'draft';
}

/** Loaders by language; English is always there. */
export type MessageFiles<M> = Record<string, () => Promise<MessageFile<M>>> & { en: () => Promise<MessageFile<M>> };

/** The texts for a BCP 47 `language`: its own, else its base language's, else English. */
export const load = async <M>(files: MessageFiles<M>, language: string): Promise<M> =>
  (await (files[language] ?? files[language.split('-')[0]!] ?? files.en)()).default;
