import { expect } from '@open-wc/testing';
import { answersOf, flattenChoices, foldDecision, isChoosable } from '../../src/decision/record.js';
import type { Choices } from '../../src/decision/types.js';
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
