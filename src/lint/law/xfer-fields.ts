import type { Policy } from '../../policy/types.js';
import type { Finding, Rule } from '../rule.js';
import facts from './facts.json';
import { isEmpty, label, matched, values } from './texts.js';

type Transfer = NonNullable<Policy['transfers']>[number];

export const xferFields: Rule = {
  id: 'XFER-FIELDS',
  severity: 'error',
  summary: 'A transfer abroad has all that has to be told of it: basis, when, how, recipient, contact, refusal.',
  source: 'PIPA 28-8(2)1-5, Decree 31(1)2',
  *run({ transfers = [] }) {
    const officers = transfers.some(({ recipient }) => !isEmpty(recipient.officer));
    for (const [i, transfer] of transfers.entries()) {
      const path = `/transfers/${i}`;
      yield* basisAndRefusal(transfer, path);
      yield* whenAndHow(transfer, path);
      yield* contact(transfer, path);
      if (officers && isEmpty(transfer.recipient.officer)) {
        yield {
          path: `${path}/recipient/officer`,
          severity: 'info',
          message: `is missing for "${label(transfer.recipient.name)}", while other recipients have one`,
          fix: 'name the privacy officer of each recipient, by role, or of none',
        };
      }
    }
  },
};

function* basisAndRefusal({ legalBasis, refusal }: Transfer, path: string): Generator<Finding> {
  if (legalBasis === undefined) {
    yield {
      path: `${path}/legalBasis`,
      source: 'PIPA 28-8(1), Decree 31(1)2',
      message: 'is missing: a transfer abroad is forbidden without one',
      fix: 'add the basis, such as "contract-entrustment-disclosed"',
    };
  }
  const lacking = (['method', 'procedure', 'effect'] as const).filter((member) => isEmpty(refusal?.[member]));
  if (lacking.length > 0) {
    yield {
      path: `${path}/refusal`,
      source: 'PIPA 28-8(2)5',
      message: `does not tell ${lacking.join(', ')}`,
      fix: 'say how the transfer is refused, by what steps, and what follows',
    };
  }
}

function* whenAndHow({ when, how, purpose }: Transfer, path: string): Generator<Finding> {
  for (const [member, text] of Object.entries({ when, how, purpose })) {
    if (!isEmpty(text)) continue;
    yield { path: `${path}/${member}`, message: 'is empty', fix: 'say it in a sentence' };
  }
  const vague = values(when).flatMap((text) => matched(text, facts.vagueTimes) ?? [])[0];
  if (vague === undefined) return;
  yield {
    path: `${path}/when`,
    source: 'PIPA 28-8(2)2',
    message: `says "${vague}", which tells neither what sets a transfer off nor how long it goes on`,
    fix: 'say on what occasion data is sent, and until when it stays there',
  };
}

function* contact({ recipient }: Transfer, path: string): Generator<Finding> {
  const { email, phone, url } = recipient.contact;
  const where = `${path}/recipient/contact`;
  const source = 'PIPA 28-8(2)3';
  if (url !== undefined && !/^https?:\/\/[^/]/i.test(url)) {
    yield {
      path: `${where}/url`,
      source,
      message: `"${url}" is a host, and no way to reach anybody`,
      fix: 'give an e-mail address or phone number, or the address of a contact page with https://',
    };
  } else if (!email && !phone && !url && !matched(label(recipient.name), ['@'])) {
    yield { path: where, source, message: 'has no email, phone or url', fix: 'add one that is answered' };
  }
  const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
  const now = Object.entries(facts.formerDomains).find(([former]) => former === domain)?.[1];
  if (now === undefined) return;
  yield {
    path: `${where}/email`,
    source,
    severity: 'info',
    message: `is at ${domain}, a former domain of what is ${now} now`,
    fix: `make sure that it is still read, or give the address at ${now}`,
  };
}
