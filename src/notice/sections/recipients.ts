import { type Block, facts, type Inline, type Lines, lines, list, part, some, table, text } from '../model.js';
import { link, mail, phone, type Source } from '../source.js';

type Block_ = Block | undefined;
type Contact = NonNullable<Source['policy']['transfers']>[number]['recipient']['contact'];

/** Each way to reach somebody, on a line of its own. */
export const contactLines = (contact: Partial<Contact>, say: Source['say']): Lines =>
  lines(phone(contact.phone), mail(contact.email), link(contact.url), say(contact.address));

/** Who gets data for their own use: recipient, purpose, items, period, effect of refusing. PIPA 17(2), 30(1)3. */
export function third({ policy, w, say, item, period, all }: Source): Block_[] {
  const given = policy.thirdPartyProvision;
  const rows = (given?.recipients ?? []).map((r) => ({
    id: say(r.name),
    cells: [
      lines({ text: say(r.name), as: 'strong' }),
      lines(say(r.purpose)),
      lines(all(r.items.map(item))),
      lines(period(r.retention)),
      lines(say(r.refusalEffect)),
    ],
  }));
  return [
    text('principle', say(given?.principle)),
    text('nobody', given && !given.exists && w('nobody')),
    table('recipients', w('third'), [w('recipient'), w('aim'), w('data'), w('period'), w('effect')], rows),
  ];
}

/** Who processes on the controller's behalf, and what. PIPA 26(2), 30(1)4. */
export function processors({ policy, w, say, country, all }: Source): Block_[] {
  const rows = (policy.processors ?? []).map((p) => ({
    id: p.id,
    cells: [
      lines({ text: say(p.name), as: 'strong' }, link(p.url)),
      some<Inline[]>([all(p.tasks.map(say))], p.marketing && [{ text: w('promotes'), as: 'small' }]),
      lines(
        country(p.country) ||
          all(
            [...new Set((policy.transfers ?? []).flatMap((t) => (t.processor === p.id ? t.countries : [])))].map(
              country,
            ),
          ),
      ),
      lines(all((p.subProcessors ?? []).map(say))),
    ],
  }));
  return [
    table('processors', w('processors'), [w('processor'), w('task'), w('country'), w('sub')], rows),
    text('supervision', say(policy.processorSupervision)),
    list('safeguards', (policy.processorSafeguards ?? []).map(say)),
  ];
}

/** Each transfer abroad with all that PIPA 28-8(2) and Decree 31(1)2 ask for; GDPR 13(1)(f). */
export function transfers({ policy, w, say, item, period, country, all }: Source): Block_[] {
  return (policy.transfers ?? []).map((x) =>
    part(`transfer-${x.id}`, say(x.recipient.name), [
      facts(x.id, [
        ['country', w('country'), lines(all(x.countries.map(country)))],
        ['data', w('data'), lines(all(x.items.map(item)))],
        ['aim', w('aim'), lines(say(x.purpose))],
        ['when', w('when'), lines(say(x.when))],
        ['how', w('how'), lines(say(x.how))],
        ['period', w('period'), x.retention.map((id) => [period(id)])],
        ['kind', w('kind'), lines(w(`kind.${x.kind}`))],
        ['basis', w('basis'), lines(x.legalBasis && w(`basis.${x.legalBasis}`))],
        ['contact', w('contact'), contactLines(x.recipient.contact, say)],
        ['officer', w('officer'), lines(say(x.recipient.officer))],
        ['refusal', w('refusal'), lines(say(x.refusal?.method), say(x.refusal?.procedure))],
        ['effect', w('effect'), lines(say(x.refusal?.effect))],
      ]),
    ]),
  );
}
