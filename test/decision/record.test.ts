import { expect } from '@open-wc/testing';
import { decodeRecord, encodeRecord } from '../../src/decision/codec.js';
import { evaluate } from '../../src/decision/evaluate.js';
import { answersOf, flattenChoices, foldDecision, isChoosable } from '../../src/decision/record.js';
import type { Choices } from '../../src/decision/types.js';
import { withdrawal } from '../../src/decision/withdrawal.js';
import type { Rules } from '../../src/policy/rules.js';

const rules: Rules = {
  id: 'shop',
  version: '1',
  regime: { name: 'opt-in' },
  purposes: [
    { id: 'necessary', necessity: 'required' },
    { id: 'analytics', revision: 2 },
    { id: 'ads', revision: 5 },
    { id: 'events' },
  ],
  services: [
    { id: 'posthog', purpose: 'analytics' },
    { id: 'both', purpose: ['analytics', 'ads'] },
  ],
};

describe('flattenChoices', () => {
  it('names units by dots', () => {
    expect(
      flattenChoices({ analytics: true, events: { email: true, sms: { day: true, night: false } } }),
    ).to.deep.equal({
      analytics: true,
      'events.email': true,
      'events.sms.day': true,
      'events.sms.night': false,
    });
  });

  it('takes nothing but true for consent', () => {
    const choices = { a: 'true', b: 1, c: undefined } as unknown as Choices;
    expect(flattenChoices(choices)).to.deep.equal({ a: false, b: false, c: false });
  });
});

describe('isChoosable', () => {
  it('knows purposes, services and units of purposes; not what is required or unheard of', () => {
    for (const unit of ['analytics', 'posthog', 'events.sms.night'])
      expect(isChoosable(rules, unit), unit).to.equal(true);
    for (const unit of ['necessary', 'posthog.email', 'unheard-of', ''])
      expect(isChoosable(rules, unit), unit).to.equal(false);
  });
});

describe('the units of forms', () => {
  const forms: Rules = {
    ...rules,
    purposes: [...rules.purposes, { id: 'news', surface: 'marketing', channels: ['email', 'sms'], revision: 3 }],
    thirdPartyProvision: { recipients: [{ id: 'partner' }, { id: 'police', legalBasis: 'law' }, {}] },
    transfers: [
      { id: 'to-mailer', legalBasis: 'separate-consent' },
      { id: 'to-cloud', legalBasis: 'adequacy' },
    ],
  };

  it('are the channels that a purpose has, by day and night, and the recipients whose basis is consent', () => {
    for (const unit of [
      'news',
      'news.email',
      'news.sms.night',
      'events.fax',
      'provision.partner',
      'transfer.to-mailer',
    ])
      expect(isChoosable(forms, unit), unit).to.equal(true);
    for (const unit of [
      'news.call',
      'news.sms.noon',
      'provision.police',
      'transfer.to-cloud',
      'transfer',
      'transfer.gone',
    ])
      expect(isChoosable(forms, unit), unit).to.equal(false);
  });

  it('[KR-FORM-15] are not agreed to on other terms: another id is another unit', () => {
    const record = foldDecision(forms, undefined, { 'transfer.to-mailer': true }, 1);
    expect(evaluate(forms, record, false).allowed.has('transfer.to-mailer')).to.equal(true);
    expect(evaluate(forms, record, false).allowed.has('transfer.to-mailer-2')).to.equal(false);
  });

  it('[KR-FORM-16] are asked anew when their purpose is revised', () => {
    const record = foldDecision(forms, undefined, { 'news.sms.day': true, 'news.email': false }, 1);
    const state = evaluate(forms, record, true);
    expect([state.allowed.has('news.sms.day'), state.choices['news.email']!.granted]).to.deep.equal([true, false]);
    const revised = { ...forms, purposes: forms.purposes.map((p) => (p.id === 'news' ? { ...p, revision: 4 } : p)) };
    const after = evaluate(revised, record, false);
    expect([after.allowed.has('news.sms.day'), after.choices['news.email']]).to.deep.equal([false, undefined]);
  });

  it('survive the cookie, and go with their purpose when it is withdrawn', () => {
    const given = { 'news.email': true, 'news.sms.night': true, 'news.sms.day': false, 'transfer.to-mailer': true };
    const record = foldDecision(forms, undefined, given, 1);
    expect(decodeRecord(encodeRecord(record))).to.deep.equal(record);
    const state = evaluate(forms, record, false);
    expect(withdrawal(forms, state, ['news'])).to.deep.equal({ 'news.email': false, 'news.sms.night': false });
    expect(withdrawal(forms, state, ['news.email'])).to.deep.equal({ 'news.email': false });
    expect(withdrawal(forms, state)).to.include({ 'news.email': false, 'transfer.to-mailer': false });
  });
});

describe('answersOf', () => {
  it('belong to the present revision: of a service, the highest of its purposes', () => {
    expect(answersOf(rules, { analytics: true, both: false, 'events.email': true })).to.deep.equal({
      analytics: { granted: true, revision: 2 },
      both: { granted: false, revision: 5 },
      'events.email': { granted: true, revision: 1 },
    });
  });

  it('mark what was granted by name while a signal was seen', () => {
    expect(answersOf(rules, { ads: true, analytics: false }, true)).to.deep.equal({
      ads: { granted: true, revision: 5, specific: true },
      analytics: { granted: false, revision: 2 },
    });
  });
});

describe('foldDecision', () => {
  const first = foldDecision(rules, undefined, { analytics: true, posthog: false, both: true }, 100);

  it('leaves alone what a decision does not name', () => {
    const next = foldDecision(rules, first, { ads: false }, 200);
    expect(next.choices.analytics).to.deep.equal({ granted: true, revision: 2 });
    expect(next.choices.ads).to.deep.equal({ granted: false, revision: 5 });
  });

  it('ends earlier answers on single services with the answer on their purpose', () => {
    expect(Object.keys(foldDecision(rules, first, { analytics: false }, 200).choices)).to.deep.equal(['analytics']);
    const together = foldDecision(rules, first, { analytics: false, posthog: true }, 200);
    expect(together.choices.posthog, 'named together with it').to.deep.equal({ granted: true, revision: 2 });
  });

  it('never goes back in time, whatever the clock says, and leaves the old record as it is', () => {
    expect(foldDecision(rules, first, { ads: true }, 50).at).to.equal(101);
    expect(first.at).to.equal(100);
    expect(first.choices).to.not.have.property('ads');
  });
});
