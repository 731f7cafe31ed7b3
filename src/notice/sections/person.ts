import { type Block, facts, type Inline, type Line, lines, list, plain, some, table, text } from '../model.js';
import { link, mail, phone, type Source } from '../source.js';
import { contactLines } from './recipients.js';

type Block_ = Block | undefined;
type Channel = NonNullable<Source['policy']['rights']>[number]['channels'][number];

/** What a person may ask for, how, within which limits; by whom else. PIPA 30(1)5, 35 to 38. */
export function rights({ policy, w, say }: Source): Block_[] {
  const channel = ({ kind, value }: Channel): Inline | undefined => {
    const said = say(value);
    if (kind === 'settings') return { text: said || w('settings'), opens: 'settings' };
    if (kind === 'email') return mail(said);
    if (kind === 'phone') return phone(said);
    return /^(https?:|\/)/.test(said) ? link(said) : said;
  };
  const rows = (policy.rights ?? []).map((r) => ({
    id: r.type,
    cells: [
      lines({ text: say(r.title), as: 'strong' }, say(r.description)),
      lines(...r.channels.map(channel)),
      lines(say(r.response)),
      (r.limits ?? []).map(
        (limit): Line =>
          some<Inline>(say(limit.text), limit.citation && { text: ` (${say(limit.citation)})`, as: 'small' }),
      ),
    ],
  }));
  const agent = policy.rightsByAgent;
  const form = say(agent?.form);
  return [
    table('rights', w('rights'), [w('right'), w('request'), w('answer'), w('limits')], rows),
    facts('how', [
      ['agent', w('agent'), lines(say(agent?.text))],
      ['form', w('form'), lines(link(agent?.formUrl, form) ?? form)],
      ['identity', w('identity'), lines(say(policy.identityCheck))],
    ]),
  ];
}

/** PIPA 22-2; GDPR 8. */
export function children({ policy, w, say }: Source): Block_[] {
  const { children } = policy;
  if (!children) return [];
  return [
    text('text', say(children.text)),
    text('age', w('age', { age: `${children.minAge}` })),
    list('guardian', (children.guardianMethods ?? []).map(say), [w('guardian')]),
  ];
}

/** Who answers for the data. PIPA 30(1)6, 31, 31-2; GDPR 13(1)(a), (b), 27. */
export function officers({ policy, w, say, country, all }: Source): Block_[] {
  const { controller, officers = [], departments = [], domesticAgent } = policy;
  const { name, url, email, phone: number, address } = controller;
  return [
    facts('controller', [
      ['name', w('controller'), lines({ text: say(name), as: 'strong' })],
      ['contact', w('contact'), contactLines({ email, phone: number, url, address }, say)],
    ]),
    ...officers.map((o, i) =>
      facts(`officer-${o.roles?.join('-') || i}`, [
        ['title', w('officer'), lines({ text: say(o.title), as: 'strong' }, o.name)],
        ['contact', w('contact'), contactLines(o, say)],
        ['duties', w('duties'), lines(say(o.duties))],
      ]),
    ),
    ...departments.map((d) =>
      facts(`department-${say(d.name)}`, [
        ['name', w('department'), lines({ text: say(d.name), as: 'strong' }, say(d.contact))],
        ['contact', w('contact'), contactLines(d, say)],
        ['duties', w('duties'), lines(all((d.handles ?? []).map((handled) => w(`handles.${handled}`))), say(d.text))],
      ]),
    ),
    domesticAgent &&
      facts('domestic', [
        ['name', w('domestic'), lines({ text: say(domesticAgent.name), as: 'strong' }, country(domesticAgent.country))],
        ['contact', w('contact'), contactLines(domesticAgent.contact, say)],
      ]),
  ];
}

/** Who outside helps. PIPA Decree 31; GDPR 13(2)(d). */
export function remedies({ policy, w, say, country }: Source): Block_[] {
  const rows = (policy.remedyBodies ?? []).map((body) => ({
    id: body.url,
    cells: [
      lines({ text: say(body.name), as: 'strong' }, say(body.handles)),
      some<Line>(
        some<Inline>(phone(body.phone), body.phoneNote && { text: ` (${say(body.phoneNote)})`, as: 'small' }),
        lines(link(body.url))[0],
      ).filter(plain),
      lines(country(body.jurisdiction)),
    ],
  }));
  return [
    text('text', say(policy.remedyText)),
    table('bodies', w('remedies'), [w('body'), w('contact'), w('country')], rows),
  ];
}
