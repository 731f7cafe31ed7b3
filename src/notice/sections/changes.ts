import { type Change, compareSections } from '../compare.js';
import {
  anchor,
  type Block,
  type Inline,
  type Line,
  lines,
  list,
  plain,
  type Section,
  some,
  table,
  text,
} from '../model.js';
import { link, type Source } from '../source.js';
import { versionsOf } from '../versions.js';

type Block_ = Block | undefined;

/** The words before and after that a changed text keeps around what changed. */
const CONTEXT = 6;

/** Two texts as one line: what they share at both ends is told once, in the terms of the template's `{before}` and `{after}`. */
function beforeAfter(template: string, before: string, after: string): Line {
  const [a, b] = [before.split(' '), after.split(' ')];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const piece = (all: string[], as: 'del' | 'ins'): Line => {
    const end = all.length - tail;
    const [first, last] = [Math.max(0, head - CONTEXT), Math.min(all.length, end + CONTEXT)];
    const middle = all.slice(head, end).join(' ');
    return some<Inline>(
      first > 0 && '… ',
      head > first && `${all.slice(first, head).join(' ')} `,
      middle && { text: middle, as },
      end < last && ` ${all.slice(end, last).join(' ')}`,
      last < all.length && ' …',
    );
  };
  return template
    .split(/({before}|{after})/)
    .flatMap((text) => (text === '{before}' ? piece(a, 'del') : text === '{after}' ? piece(b, 'ins') : [text]));
}

/** Changes in words, under a link to the section that each is in. */
export function tellChanges(source: Source, changes: readonly Change[], sections: readonly Section[]): Block[] {
  const line = ({ kind, path, before, after }: Change): Line => {
    const what = path.join(' › ');
    if (kind !== 'changed') return [source.w(kind, { what })];
    const how = beforeAfter(source.w('was', { before: '{before}', after: '{after}' }), before!, after!);
    return [source.w(kind, { what: what ? `${what}: ` : '' }), ...how];
  };
  const ids = [...new Set(changes.map(({ section }) => section))];
  return some(
    ...ids.map((id) => {
      const title = source.w(id as 'law');
      const there = id === 'title' || sections.some((section) => section.id === id);
      return list(`changes-${id}`, changes.filter(({ section }) => section === id).map(line), [
        there ? { text: title, href: `#${anchor(id)}` } : title,
      ]);
    }),
  );
}

/** What follows a change, and every version with what is different from the one before. PIPA 30(2), 31(2). */
export function changes(
  source: Source,
  earlier: readonly Source['policy'][] | undefined,
  sectionsOf: (policy: Source['policy']) => Section[] | undefined,
): Block_[] {
  const { policy, w, say, date } = source;
  const rules = policy.changeRules;
  const kinds = [
    ['purposeChange', 'purposes'],
    ['itemChange', 'items'],
    ['processorChange', 'processors'],
    ['transferChange', 'transfers'],
  ] as const;
  const rows = kinds.flatMap(([kind, title]) => {
    const rule = rules?.[kind];
    return rule ? [{ id: kind, cells: [lines({ text: w(title), as: 'strong' }), lines(w(rule))] }] : [];
  });
  const versions = versionsOf(policy, earlier);
  const told = versions.map((version) => ({ ...version, sections: version.document && sectionsOf(version.document) }));
  const now = told[0]!.sections!;
  const version = (v: (typeof told)[number], i: number): Block_ => {
    const older = told.slice(i + 1).find(({ sections }) => sections);
    const different = v.sections && older ? tellChanges(source, compareSections(older.sections!, v.sections), now) : [];
    const fold: Block_ = different.length
      ? {
          kind: 'fold',
          id: `from-${older!.version}`,
          title: w('differences', { version: older!.version }),
          blocks: different,
        }
      : undefined;
    // Also one of which nothing else is known.
    return {
      kind: 'part',
      id: `version-${v.version}`,
      title: w('version', { version: v.version }),
      blocks: some(
        text('from', v.from && w('from', { date: plain([date(v.from)]) })),
        text('summary', say(v.summary)),
        text('url', link(v.url, w('read'))),
        fold,
      ),
    };
  };
  return [
    table('rules', w('changes'), [w('change'), w('answer')], rows),
    text('ahead', rules?.noticeLeadDays !== undefined && w('ahead', { days: `${rules.noticeLeadDays}` })),
    ...told.map(version),
  ];
}

/** Which law and which language count. */
export function law({ policy, language, w, say, country }: Source): Block_[] {
  const { governingLaw, legalRegimes = [], languageOfRecord } = policy;
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  return [
    text(
      'governing',
      governingLaw && { text: w('governing', { country: country(governingLaw.jurisdiction) }), as: 'strong' },
    ),
    text('text', say(governingLaw?.text)),
    list(
      'laws',
      legalRegimes.map((r): Line => {
        const name = say(r.name) || r.regime;
        return [link(r.url, name) ?? name];
      }),
      [w('laws')],
    ),
    text('language', languageOfRecord && w('prevails', { language: languages.of(languageOfRecord)! })),
  ];
}
