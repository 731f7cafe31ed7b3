import { readFileSync } from 'node:fs';

/**
 * The reference policy article by article, as facts that its notice must tell: where (the section's id) and in which words of
 * each language. What the document got wrong is corrected in the demo's policy (dead browsers, "items specified in Article
 * 7"); people are named by role.
 */
export interface Fact {
  /** Article of the reference policy. */
  article: string;
  element: string;
  /** Section of the notice; `lead` is what stands before the first, `contents` its table of contents. */
  section: string;
  en: string[];
  ko: string[];
}

export const FACTS: Fact[] = JSON.parse(readFileSync(new URL('articles.json', import.meta.url), 'utf8'));
