import type { PolicyInput } from '../policy/types.js';
import { compareSections } from './compare.js';
import { type Block, type Notice, plain, type Section, some, text } from './model.js';
import { changes, law, tellChanges } from './sections/changes.js';
import { destruction, items, purposes, retention, security } from './sections/collection.js';
import { cookies } from './sections/cookies.js';
import { children, officers, remedies, rights } from './sections/person.js';
import { processors, third, transfers } from './sections/recipients.js';
import { createSource, type Source } from './source.js';
import type { NoticeWords } from './words.js';

type Tell = (source: Source) => (Block | undefined)[];

/** In reading order: that of PIPA 30(1), with the recipients together. */
const FACTS: Record<string, Tell> = {
  purposes,
  items,
  retention,
  third,
  processors,
  transfers,
  rights,
  children,
  cookies,
  security,
  destruction,
  officers,
  remedies,
};

/** Sections of which the policy tells nothing are left out, and the numbers follow what is left. */
const number = (source: Source, all: Record<string, Tell>): Section[] =>
  Object.entries(all)
    .map(([id, tell]) => ({ id, title: source.w(id as 'law'), blocks: some(...tell(source)) }))
    .filter(({ blocks }) => blocks.length)
    .map((section, i) => ({ ...section, label: source.w('article', { n: `${i + 1}`, title: section.title }) }));

const introduction: Tell = ({ policy, say }) => [text('introduction', say(policy.introduction))];

/** All that a version of a policy says, but for what it says of other versions; under `title` what stands before the articles. */
export const describeSections = (policy: PolicyInput, language: string, words: NoticeWords): Section[] =>
  number(createSource(policy, language, words), { title: introduction, ...FACTS, law });

/** The same of another version. Its document may be older than today's schema: one that cannot be read is not compared. */
function describeOther(policy: PolicyInput, language: string, words: NoticeWords): Section[] | undefined {
  try {
    return describeSections(policy, language, words);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a notice tells beside its policy. */
export interface NoticeOptions {
  /** Documents of earlier versions: what is different from one to the next is told. */
  earlier?: readonly PolicyInput[];
  /** The visitor's latest decision: what has changed since is pointed out. */
  decision?: {
    /** ISO 8601. */
    at: string;
    /** The policy that was decided on; without it, the owner's summary of the changes is told. */
    document?: PolicyInput;
  };
}

/**
 * A policy as a privacy notice, in one language.
 *
 * @param language BCP 47; `words` are of it, under the owner's overrides
 */
export function describeNotice(
  policy: PolicyInput,
  language: string,
  words: NoticeWords,
  { earlier = [], decision }: NoticeOptions = {},
): Notice {
  const source = createSource(policy, language, words);
  const { w, say, date } = source;
  const { version, effectiveFrom } = policy;
  const own = describeSections(policy, language, words);
  const sectionsOf = (document: PolicyInput) => (document === policy ? own : describeOther(document, language, words));
  const sections = number(source, { ...FACTS, changes: (s) => changes(s, earlier, sectionsOf), law });

  const decided = decision && new Date(decision.at).toISOString();
  const decidedOn = decision?.document && sectionsOf(decision.document);
  const different = decidedOn ? compareSections(decidedOn, own) : [];
  for (const section of sections)
    if (different.some((change) => change.section === section.id)) section.mark = w('mark');
  const isNewer = !decidedOn && decided && effectiveFrom && decided < effectiveFrom;
  const since = different.length
    ? tellChanges(source, different, sections)
    : some(isNewer && text('summary', say(policy.changeSummary) || w('version', { version })));

  const from = effectiveFrom && w('from', { date: plain([date(effectiveFrom)]) });
  return {
    language,
    dir: words.dir,
    title: w('title'),
    lead: some(
      text('controller', { text: say(policy.controller.name), as: 'strong' }),
      text('version', w('version', { version }), from && ' · ', from && { text: from, date: effectiveFrom! }),
      ...introduction(source),
    ),
    ...(decided && since.length && { since: { title: w('since', { date: plain([date(decided)]) }), blocks: since } }),
    contents: w('contents'),
    link: words['notice.link'],
    state: w('state'),
    sections,
  };
}
