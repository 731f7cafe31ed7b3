import { localize } from './localize.js';
import type { PolicyInput, TextValue } from './types.js';

type Purpose = PolicyInput['purposes'][number];
type Night = NonNullable<NonNullable<NonNullable<PolicyInput['regimes']>[string]['forms']>['night']>;

/** What the text of a fact is called; its words are in the interface's texts. */
export type Term =
  | 'purpose'
  | 'items'
  | 'retention'
  | 'refusal'
  | 'recipient'
  | 'contact'
  | 'officer'
  | 'country'
  | 'when'
  | 'how'
  | 'method';

export interface Fact {
  term: Term;
  text: string;
  /** Must be marked clearly: PIPA 22(2), Decree 17(3). */
  important: boolean;
}

/** One box of a form. */
export interface Unit {
  /** `events.sms.night`, `newsletter.email`, `improvement`, `transfer.to-brevo`. */
  unit: string;
  channel?: string;
  daypart?: 'day' | 'night';
}

/** One matter that is agreed to apart (PIPA 22(1)), with all that has to be told before. */
export interface Consent {
  id: string;
  kind: 'purpose' | 'provision' | 'transfer';
  title: string;
  /** May the data be used to contact the person with advertising? Important content: Decree 17(3)1. */
  advertising: boolean;
  facts: Fact[];
  units: Unit[];
}

/** What is processed without consent, which is told apart from what needs one: PIPA 22(3). */
export interface Required {
  id: string;
  title: string;
  legalBasis: string;
  facts: Fact[];
}

export interface ConsentForm {
  language: string;
  controller: string;
  required: Required[];
  consents: Consent[];
}

/** The units of a purpose: one a channel; one a daypart where messages come at night too and the hours concern the channel. */
export function unitsOf({ id, channels, night }: Purpose, hours: Night | null | undefined): Unit[] {
  if (!channels) return [{ unit: id }];
  return channels.flatMap((channel): Unit[] =>
    night && hours && !hours.except?.includes(channel)
      ? (['day', 'night'] as const).map((daypart) => ({ unit: `${id}.${channel}.${daypart}`, channel, daypart }))
      : [{ unit: `${id}.${channel}`, channel }],
  );
}

/**
 * What a form asks and tells: the purposes whose surface is a form, and the recipients whose legal basis is consent.
 *
 * @param night the hours that need a consent of their own, by the regime
 * @param only ids of purposes, where not all are asked; recipients come with the purposes that need them
 */
export function viewConsents(
  policy: PolicyInput,
  language: string,
  night: Night | null | undefined,
  only?: readonly string[],
): ConsentForm {
  const t = (text?: TextValue) => localize(text, language, policy.languages[0]);
  const list = (texts: string[]) => new Intl.ListFormat(language).format(texts);
  const items = (ids: readonly string[]) =>
    list(ids.map((id) => t(policy.dataItems?.find((i) => i.id === id)?.name) || id));
  const periods = (ids: readonly string[]) =>
    [...new Set(ids.map((id) => t(policy.retention?.find((r) => r.id === id)?.period) || id))].join('; ');
  const facts = (all: [Term, string | undefined, boolean?][]): Fact[] =>
    all.flatMap(([term, text, important = false]) => (text ? [{ term, text, important }] : []));

  const factsOf = (p: Purpose): Fact[] => {
    const rows = policy.collections?.filter((c) => c.purpose === p.id) ?? [];
    return facts([
      ['purpose', t(p.description) || t(p.title)],
      ['items', p.items ? list(p.items.map(t)) : items(rows.flatMap((c) => c.items.map((i) => i.item)))],
      ['retention', t(p.retention) || periods(rows.map((c) => c.retention)), true],
      ['refusal', t(p.refusalEffect)],
    ]);
  };
  const asked = policy.purposes.filter((p) =>
    only ? only.includes(p.id) : /^(marketing|service)$/.test(p.surface ?? ''),
  );
  const isRequired = (p: Purpose) => p.necessity === 'required';
  const optional = asked.filter((p) => !isRequired(p));

  const purposes = optional.map(
    (p): Consent => ({
      id: p.id,
      kind: 'purpose',
      title: t(p.title),
      advertising: p.surface === 'marketing',
      facts: factsOf(p),
      units: unitsOf(p, night),
    }),
  );
  const provisions = (only ? [] : (policy.thirdPartyProvision?.recipients ?? [])).flatMap((r): Consent[] =>
    r.id && (r.legalBasis ?? 'consent') === 'consent'
      ? [
          {
            id: `provision.${r.id}`,
            kind: 'provision',
            title: t(r.name),
            advertising: false,
            // PIPA 17(2); recipient and its purpose are important content: Decree 17(3)4.
            facts: facts([
              ['recipient', t(r.name), true],
              ['purpose', t(r.purpose), true],
              ['items', items(r.items)],
              ['retention', periods([r.retention]), true],
              ['refusal', t(r.refusalEffect)],
            ]),
            units: [{ unit: `provision.${r.id}` }],
          },
        ]
      : [],
  );
  const transfers = (policy.transfers ?? []).flatMap((x): Consent[] =>
    x.legalBasis === 'separate-consent' &&
    (x.purposes ? x.purposes.some((id) => optional.some((p) => p.id === id)) : !only)
      ? [
          {
            id: `transfer.${x.id}`,
            kind: 'transfer',
            title: t(x.recipient.name),
            advertising: false,
            // PIPA 28-8(2)1 to 5.
            facts: facts([
              ['recipient', t(x.recipient.name), x.kind === 'provision'],
              ['contact', contactOf(x.recipient.contact, t)],
              ['officer', t(x.recipient.officer)],
              ['country', list(x.countries.map((code) => countryName(code, language)))],
              ['purpose', t(x.purpose), x.kind === 'provision'],
              ['items', items(x.items)],
              ['when', t(x.when)],
              ['how', t(x.how)],
              ['retention', periods(x.retention), true],
              ['method', [t(x.refusal?.method), t(x.refusal?.procedure)].filter(Boolean).join(': ')],
              ['refusal', t(x.refusal?.effect)],
            ]),
            units: [{ unit: `transfer.${x.id}` }],
          },
        ]
      : [],
  );
  return {
    language,
    controller: t(policy.controller.name),
    required: asked.filter(isRequired).map((p) => ({
      id: p.id,
      title: t(p.title),
      legalBasis: p.legalBasis ?? 'contract',
      facts: factsOf(p).flatMap((fact) => (fact.term === 'refusal' ? [] : [{ ...fact, important: false }])),
    })),
    consents: [...purposes, ...provisions, ...transfers],
  };
}

type Contact = NonNullable<PolicyInput['transfers']>[number]['recipient']['contact'];

const contactOf = ({ email, phone, url, address }: Contact, t: (text?: TextValue) => string): string =>
  [email, phone, url, t(address)].filter(Boolean).join(', ');

/** A country's name in the reader's language; the code itself where it is none. */
const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
