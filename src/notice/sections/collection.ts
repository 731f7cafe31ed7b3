import { type Block, facts, type Line, type Lines, lines, list, plain, some, table, text } from '../model.js';
import type { Source, Word } from '../source.js';

type Block_ = Block | undefined;

/** What each purpose is for, on what basis, and what a refusal does. PIPA 30(1)1; GDPR 13(1)(c). */
export function purposes({ policy, w, say, all }: Source): Block_[] {
  // Where no table of collections tells it, the purposes themselves do.
  const own = !policy.collections?.length;
  const rows = policy.purposes.map((p) => ({
    id: p.id,
    cells: [
      lines(
        { text: say(p.title), as: 'strong' },
        { text: w(p.necessity === 'required' ? 'required' : 'optional'), as: 'small' },
      ),
      lines(say(p.description)),
      lines(p.legalBasis && w(`basis.${p.legalBasis}`)),
      lines(own && all((p.items ?? []).map(say))),
      lines(own && say(p.retention)),
      lines(say(p.refusalEffect)),
    ],
  }));
  const head = some<Word>('purpose', 'use', 'basis', 'data', 'period', 'effect').map((word) => w(word));
  return [text('rule', say(policy.changeRules?.text)), table('purposes', w('purposes'), head, rows)];
}

/** Which data, for what, how long, and how it is collected. PIPA Decree 31(1)1; required and optional apart: PIPA 16(2). */
export function items({ policy, w, say, item, period, purpose, all }: Source): Block_[] {
  type Collections = NonNullable<typeof policy.collections>;
  const collected = (c: Collections[number]): Lines =>
    (['required', 'optional'] as const)
      .map((necessity): Line => {
        const names = c.items.filter((i) => i.necessity === necessity).map((i) => item(i.item));
        return names.length ? [{ text: w(necessity), as: 'strong' }, ' ', all(names)] : [];
      })
      .filter(plain);
  const rows = (policy.collections ?? []).map((c) => ({
    id: c.id,
    cells: [
      lines({ text: say(c.service), as: 'strong' }),
      lines(say(c.purposeText) || purpose(c.purpose)),
      collected(c),
      some<Line>(
        [say(c.period) || period(c.retention)],
        !!c.exceptions?.length && [
          { text: `${w('longer')}: ${all(c.exceptions.map((id) => retained(policy, say, id)))}`, as: 'small' },
        ],
      ),
      lines(all(c.method.map((method) => w(`by.${method}`)))),
    ],
  }));
  const known = (policy.dataItems ?? []).filter(
    (d) => d.description || d.stored === false || d.sensitive || d.uniqueId,
  );
  const bySource = (source: 'user-input' | 'automatic' | 'third-party') =>
    all((policy.dataItems ?? []).filter((d) => (d.source ?? 'user-input') === source).map((d) => say(d.name)));
  const from = { 'user-input': 'online-form', automatic: 'automatic', 'third-party': 'third-party' } as const;
  const sources = Object.entries(from) as [keyof typeof from, (typeof from)[keyof typeof from]][];
  return [
    table(
      'items',
      w('items'),
      some<Word>('service', 'purpose', 'data', 'period', 'method').map((word) => w(word)),
      rows,
    ),
    facts(
      'sources',
      sources.map(([source, by]) => [source, w(`by.${by}`), lines(bySource(source))]),
    ),
    list(
      'known',
      known.map((d) => {
        const marks = some(
          say(d.description),
          d.stored === false && w('passing'),
          d.sensitive && w('sensitive'),
          d.uniqueId && w('unique'),
        );
        return [{ text: say(d.name), as: 'strong' }, ': ', marks.join('; ')];
      }),
    ),
    list('notes', (policy.collectionNotes ?? []).map(say)),
  ];
}

/** What a law keeps, by its kind and how long. */
function retained(policy: Source['policy'], say: Source['say'], id: string): string {
  const row = policy.retention?.find((r) => r.id === id);
  return row ? `${say(row.recordKind)} (${say(row.period)})` : id;
}

/** How long each kind of record is kept, and why. PIPA 30(1)2. */
export function retention({ policy, w, say }: Source): Block_[] {
  const rows = (policy.retention ?? []).map((r) => ({
    id: r.id,
    cells: [
      lines({ text: say(r.recordKind), as: 'strong' }),
      lines(say(r.period)),
      lines(say(r.statute) || w(`basis.${r.basis === 'statute' ? 'law' : r.basis}`)),
    ],
  }));
  const head = some<Word>('record', 'period', 'basis').map((word) => w(word));
  return [table('retention', w('retention'), head, rows)];
}

/** When and how data ends. PIPA 21, 30(1)3-2. */
export function destruction({ policy, w, say }: Source): Block_[] {
  const d = policy.destruction;
  return [
    text('trigger', say(d?.trigger)),
    text('separate', say(d?.separateStore)),
    list(
      'apart',
      (d?.statutory ?? []).map((id) => retained(policy, say, id)),
      [w('apart')],
    ),
    text('procedure', say(d?.procedure)),
    table(
      'methods',
      w('destruction'),
      [w('medium'), w('how')],
      (d?.methods ?? []).map(({ medium, method }) => ({
        id: say(medium),
        cells: [lines({ text: say(medium), as: 'strong' }), lines(say(method))],
      })),
    ),
  ];
}

/** PIPA 29; Decree 31(1)3. */
export function security({ policy, w, say }: Source): Block_[] {
  const kinds = ['administrative', 'technical', 'physical'] as const;
  return kinds.map((kind) => list(kind, (policy.security?.[kind] ?? []).map(say), [w(kind)]));
}
