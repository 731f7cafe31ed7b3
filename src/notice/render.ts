import { type CatalogueEntry, resolveUses } from '../policy/catalogue.js';
import { localize } from '../policy/localize.js';
import type { PolicyDocument, PolicyInput } from '../policy/types.js';
import { type Change, compareSections } from './compare.js';
import { describeNotice, describeSections } from './describe.js';
import { toHtml } from './html.js';
import { toMarkdown } from './markdown.js';
import { type MarkupOptions, markup } from './markup.js';
import type { Notice } from './model.js';
import { pageCss } from './style.js';
import { type NoticeWords, noticeWords } from './words.js';

export interface RenderOptions {
  /** BCP 47; without it, the policy's first language. */
  language?: string;
  /** Documents of earlier versions, so that the notice tells what is different from one to the next. */
  earlier?: readonly PolicyDocument[];
  /** What the policy's services `use`, from `assent/catalogue`. */
  catalogue?: readonly CatalogueEntry[];
}

/** The notice's words in a language, under the owner's overrides. */
async function wordsOf(policy: PolicyInput, language: string): Promise<NoticeWords> {
  const words = await noticeWords(language);
  const own = Object.entries(policy.texts ?? {}).map(([key, text]) => [
    key,
    localize(text, language, policy.languages[0]),
  ]);
  return { ...words, ...Object.fromEntries(own) };
}

/**
 * A policy's privacy notice as data: sections with lasting ids, made of paragraphs, lists, tables and facts.
 *
 * @throws Error naming a `use` that `catalogue` does not have
 */
export async function noticeModel(document: PolicyDocument, options: RenderOptions = {}): Promise<Notice> {
  const { catalogue } = options;
  const policy = resolveUses(document, catalogue);
  const { language = policy.languages[0]! } = options;
  const earlier = (options.earlier ?? []).map((one) => resolveUses(one, catalogue));
  return describeNotice(policy, language, await wordsOf(policy, language), { earlier });
}

/** The notice as HTML for the inside of `<assent-notice>`, or of anything else: no script is needed to read it. */
export async function noticeHtml(
  policy: PolicyDocument,
  { level, ...options }: RenderOptions & Pick<MarkupOptions, 'level'> = {},
): Promise<string> {
  return toHtml(markup(await noticeModel(policy, options), level ? { level } : {}));
}

/** The notice as a whole HTML document, with its stylesheet in it. */
export async function noticePage(policy: PolicyDocument, options: RenderOptions = {}): Promise<string> {
  const notice = await noticeModel(policy, options);
  const name = localize(policy.controller.name, notice.language, policy.languages[0]);
  return `<!doctype html>
<html lang="${toHtml(notice.language)}" dir="${notice.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toHtml(`${notice.title} · ${name}`)}</title>
<style>${pageCss}</style>
</head>
<body>
<main>${toHtml(markup(notice))}
</main>
</body>
</html>
`;
}

/** The notice in GitHub-flavoured Markdown. */
export const noticeMarkdown = async (policy: PolicyDocument, options: RenderOptions = {}): Promise<string> =>
  toMarkdown(await noticeModel(policy, options));

/**
 * What is different between two versions of a policy, as their notices tell it: by section, in words of one language.
 *
 * @param language BCP 47; without it, the first of the later one
 * @param catalogue what their services `use`
 */
export async function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
  language: string = after.languages[0]!,
  catalogue?: readonly CatalogueEntry[],
): Promise<Change[]> {
  const versions = [before, after].map((document) => resolveUses(document, catalogue));
  const words = await wordsOf(versions[1]!, language);
  const [old, now] = versions.map((policy) => describeSections(policy, language, words));
  return compareSections(old!, now!);
}
