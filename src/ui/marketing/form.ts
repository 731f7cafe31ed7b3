import type { Consent, ConsentForm, Fact, Required, Term, Unit } from '../../policy/consents.js';
import type { PolicyInput } from '../../policy/types.js';
import type { FormRules } from '../../regime/forms.js';
import type { FormMessages } from '../messages/marketing.js';
import { h, type Tree } from './tree.js';

/** What a consent form is made of. */
export interface FormParts {
  view: ConsentForm;
  rules: FormRules;
  t: FormMessages;
  policy: Pick<PolicyInput, 'version' | 'children'>;
  /** The policy's own words on children, in the form's language. */
  childrenText: string;
  /** Name of the boxes; the other fields' names begin with it. */
  name: string;
  /** Level of its headings, 1 to 5. */
  level: number;
  /** Is it known that the person is old enough? Then nobody is asked. */
  ofAge: boolean;
  /** Units that stand: their boxes are ticked. */
  granted(unit: string): boolean;
  /** Id of a form elsewhere on the page that the fields belong to. */
  form?: string | undefined;
  /** With the box that ticks all others, which needs a script. */
  all: boolean;
}

const fill = (text: string, words: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(words[key] ?? whole));

/** What a fact is called. */
export const term = (t: FormMessages, name: Term): string =>
  name === 'items' || name === 'retention' ? t[name] : name === 'refusal' ? t['form.right'] : t[`form.${name}`];

const factList = (t: FormMessages, facts: Fact[]): Tree =>
  h(
    'dl',
    {},
    ...facts.map(({ term: name, text, important }) =>
      h(
        'div',
        {},
        h('dt', {}, term(t, name)),
        h(
          'dd',
          { class: important ? 'assent-important' : undefined },
          name === 'refusal' ? fill(t['form.refusal'], { effect: text }) : text,
        ),
      ),
    ),
  );

const field = ({ form, name }: FormParts, of: string, attributes: Record<string, string | boolean | undefined>): Tree =>
  h('input', { name: name + of, form, ...attributes });

const box = (parts: FormParts, { unit }: Unit, label: string): Tree =>
  h(
    'label',
    {},
    field(parts, '', { type: 'checkbox', value: unit, checked: parts.granted(unit) }),
    h('span', {}, label),
  );

/** One matter, with what has to be told of it, and its boxes: by channel, and by night apart. */
function consent(parts: FormParts, { id, kind, title, advertising, facts, units }: Consent): Tree {
  const { t, view, rules } = parts;
  const label = kind === 'purpose' ? title : fill(t[`form.${kind}`], { name: title });
  const boxes = (legend: string, some: Unit[]) =>
    some.length > 0 &&
    h(
      'fieldset',
      { class: 'assent-by' },
      h('legend', {}, legend),
      h('div', {}, ...some.map((unit) => box(parts, unit, t[`form.${unit.channel as 'sms'}`]))),
    );
  const { from = '', to = '' } = rules.night ?? {};
  return h(
    'fieldset',
    { class: 'assent-consent', 'data-assent-consent': id },
    h('legend', {}, h('span', {}, label), ' ', h('span', { class: 'assent-tag' }, t['form.tag'])),
    advertising && h('p', { class: 'assent-important' }, fill(t['form.advertising'], { name: view.controller })),
    factList(t, facts),
    units[0]?.channel
      ? [
          boxes(
            t['form.by'],
            units.filter((u) => u.daypart !== 'night'),
          ),
          boxes(
            fill(t['form.night'], { from, to }),
            units.filter((u) => u.daypart === 'night'),
          ),
        ].flatMap((tree) => tree || [])
      : h('div', { class: 'assent-by' }, box(parts, units[0]!, t['form.agree'])),
  );
}

/** What is processed without consent, apart from what needs one, each with its legal basis: PIPA 22(3). */
const required = ({ t }: FormParts, { id, title, legalBasis, facts }: Required): Tree =>
  h(
    'li',
    { 'data-assent-required': id },
    h('strong', {}, title),
    h('p', {}, `${t.basis}: ${t[`basis.${legalBasis as 'contract'}`]}`),
    h(
      'details',
      {},
      h('summary', {}, t.details, h('span', { class: 'assent-hidden' }, `: ${title}`)),
      factList(t, facts),
    ),
  );

/** How old the person is, where that is not known: PIPA 22-2, GDPR 8. */
function age(parts: FormParts): Tree {
  const { t, rules, policy, childrenText } = parts;
  const words = { age: policy.children?.minAge ?? rules.minAge! };
  const option = (value: string, text: string) =>
    h('label', {}, field(parts, '-age', { type: 'radio', value }), h('span', {}, fill(text, words)));
  // Name and contact alone: Decree 17-2(2).
  const ask = (of: string, label: string, autocomplete: string) =>
    h(
      'label',
      {},
      h('span', {}, label),
      field(parts, of, { autocomplete: `section-guardian ${autocomplete}`, maxlength: '200' }),
    );
  const refuses = policy.children?.policy !== 'guardian-consent';
  return h(
    'fieldset',
    { class: 'assent-age' },
    h('legend', {}, t['form.age']),
    h('div', {}, option('of-age', t['form.ageOf']), option('under-age', t['form.ageUnder'])),
    h(
      'div',
      { class: 'assent-child', role: 'status' },
      h('p', {}, (refuses && childrenText) || fill(t[refuses ? 'form.ageRefuse' : 'form.ageGuardian'], words)),
    ),
    !refuses &&
      h(
        'div',
        { class: 'assent-guardian' },
        ask('-guardian', t['form.guardianName'], 'name'),
        ask('-guardian-contact', t['form.guardianContact'], 'email'),
      ),
  );
}

/** The box that ticks all others: a convenience, below them, that is sent nowhere. */
export const allBox = (t: FormMessages, count: number): Tree =>
  h(
    'label',
    { class: 'assent-all' },
    h('input', { type: 'checkbox', 'data-assent-all': true }),
    h('span', {}, fill(t['form.all'], { count })),
  );

/** Every unit that a form asks for. */
export const unitsIn = (view: ConsentForm): string[] => view.consents.flatMap((c) => c.units.map((u) => u.unit));

/** The whole form: what needs no consent, the age, each consent apart, and what the server must know of what was shown. */
export function consentTree(parts: FormParts): Tree {
  const { view, t, level, ofAge, rules, policy } = parts;
  const units = unitsIn(view);
  const heading = (text: string) => h(`h${level}`, {}, text);
  const shown = units.map((unit) => (parts.granted(unit) ? `${unit}*` : unit)).join(' ');
  const hidden = (of: string, value: string) => field(parts, of, { type: 'hidden', value });
  return h(
    'div',
    {
      class: 'assent-form',
      lang: view.language,
      dir: t.dir,
      'data-children': policy.children?.policy ?? 'refuse',
    },
    view.required.length > 0 &&
      h(
        'section',
        { class: 'assent-required' },
        heading(t['form.required']),
        h('p', {}, t['form.requiredNote']),
        h('ul', {}, ...view.required.map((one) => required(parts, one))),
      ),
    !ofAge && units.length > 0 && !!(policy.children?.minAge ?? rules.minAge) && age(parts),
    units.length > 0 &&
      h(
        'section',
        { class: 'assent-optional' },
        heading(t['form.optional']),
        h('p', {}, t['form.optionalNote']),
        ...view.consents.map((one) => consent(parts, one)),
        parts.all && units.length > 1 && allBox(t, units.length),
      ),
    hidden('-shown', shown),
    hidden('-language', view.language),
    hidden('-version', policy.version),
  );
}
