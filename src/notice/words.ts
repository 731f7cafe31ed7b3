import { files as notice } from './messages/notice/files.js';
import { files as terms } from './messages/terms/files.js';

/** Headings and sentences of the privacy notice that are in no policy. A language that misses a key does not compile. */
export interface NoticeMessages {
  dir: 'ltr' | 'rtl';
  'notice.title': string;
  'notice.contents': string;
  /** An article's number and title, as laws of that language write them: `{n}`, `{title}`. */
  'notice.article': string;
  /** Names the link to one article: `{title}`. */
  'notice.link': string;
  'notice.version': string;
  'notice.from': string;
  'notice.purposes': string;
  'notice.items': string;
  'notice.retention': string;
  'notice.third': string;
  'notice.processors': string;
  'notice.transfers': string;
  'notice.rights': string;
  'notice.children': string;
  'notice.cookies': string;
  'notice.security': string;
  'notice.destruction': string;
  'notice.officers': string;
  'notice.remedies': string;
  'notice.changes': string;
  'notice.law': string;
  'notice.nobody': string;
  /** Opens the settings. */
  'notice.settings': string;
  'notice.age': string;
  'notice.state': string;
  'notice.on': string;
  'notice.off': string;
  'notice.always': string;
  /** On a purpose that the browser's opt-out signal denies. */
  'notice.signal': string;
  'notice.saved': string;
  'notice.checked': string;
  'notice.change': string;
  'notice.reconsent': string;
  'notice.notify': string;
  'notice.publish': string;
  'notice.ahead': string;
  'notice.read': string;
  'notice.differences': string;
  'notice.added': string;
  'notice.removed': string;
  'notice.changed': string;
  /** `{before}`, `{after}`: two wordings of one text. */
  'notice.was': string;
  /** `{date}` of the visitor's latest decision. */
  'notice.since': string;
  /** Beside an article. */
  'notice.mark': string;
  'notice.governing': string;
  'notice.laws': string;
  /** `{language}`: that of record. */
  'notice.prevails': string;
}

/** Heads of its tables, and the terms of the law that stand for a policy's codes. */
export interface NoticeTerms {
  'notice.purpose': string;
  'notice.use': string;
  'notice.basis': string;
  'notice.effect': string;
  'notice.required': string;
  'notice.optional': string;
  'notice.service': string;
  'notice.data': string;
  'notice.period': string;
  /** What a law sets above a period. */
  'notice.longer': string;
  'notice.method': string;
  /** Of an item of data. */
  'notice.passing': string;
  'notice.sensitive': string;
  'notice.unique': string;
  'notice.record': string;
  'notice.recipient': string;
  'notice.processor': string;
  'notice.task': string;
  /** Of a processor: PIPA 26(3). */
  'notice.promotes': string;
  'notice.country': string;
  'notice.sub': string;
  'notice.contact': string;
  'notice.officer': string;
  'notice.kind': string;
  'notice.when': string;
  'notice.how': string;
  /** What the recipient uses it for. */
  'notice.aim': string;
  'notice.refusal': string;
  'notice.right': string;
  'notice.request': string;
  'notice.limits': string;
  'notice.answer': string;
  'notice.agent': string;
  'notice.form': string;
  'notice.identity': string;
  'notice.guardian': string;
  'notice.operator': string;
  'notice.hosts': string;
  'notice.policy': string;
  'notice.keys': string;
  'notice.cookie': string;
  'notice.storage': string;
  'notice.browser': string;
  'notice.path': string;
  'notice.administrative': string;
  'notice.technical': string;
  'notice.physical': string;
  /** Heading over records that a law keeps. */
  'notice.apart': string;
  'notice.medium': string;
  'notice.controller': string;
  'notice.department': string;
  'notice.duties': string;
  'notice.domestic': string;
  'notice.body': string;
  'notice.basis.consent': string;
  'notice.basis.contract': string;
  'notice.basis.law': string;
  'notice.basis.legitimate-interest': string;
  'notice.basis.vital': string;
  'notice.basis.public-safety': string;
  'notice.basis.internal-policy': string;
  'notice.kind.provision': string;
  'notice.kind.entrustment': string;
  'notice.kind.storage': string;
  'notice.basis.separate-consent': string;
  'notice.basis.treaty': string;
  'notice.basis.contract-entrustment-disclosed': string;
  'notice.basis.certification': string;
  'notice.basis.adequacy': string;
  'notice.by.online-form': string;
  'notice.by.automatic': string;
  'notice.by.phone': string;
  'notice.by.paper': string;
  'notice.by.third-party': string;
  'notice.handles.access': string;
  'notice.handles.correction': string;
  'notice.handles.deletion': string;
  'notice.handles.suspension': string;
  'notice.handles.complaint': string;
  'notice.handles.inquiry': string;
}

export type NoticeWords = NoticeMessages & NoticeTerms;

/** One language's file; `reviewed` by a fluent reader, or a `draft`. */
interface WordFile<M> {
  default: M;
  status: 'reviewed' | 'draft';
}
type Files<M> = Record<string, () => Promise<WordFile<M>>> & { en: () => Promise<WordFile<M>> };

/** By language; cut from its file in `src/languages`. */
export const noticeFiles: Files<NoticeMessages> = notice;

/** Loaded beside the others. */
export const termFiles: Files<NoticeTerms> = terms;

const load = async <M>(files: Files<M>, language: string): Promise<M> =>
  (await (files[language] ?? files[language.split('-')[0]!] ?? files.en)()).default;

/** The words for a BCP 47 `language`: its own, else its base language's, else English. */
export const noticeWords = async (language: string): Promise<NoticeWords> => {
  const [messages, terms] = await Promise.all([load(noticeFiles, language), load(termFiles, language)]);
  return { ...messages, ...terms };
};
