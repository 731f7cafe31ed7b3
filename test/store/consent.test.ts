import { expect } from '@open-wc/testing';
import type { ConsentRecord } from '../../src/decision/types.js';
import type { Rules } from '../../src/policy/rules.js';
import { type Change, createConsent } from '../../src/store/consent.js';

const NAME = 'consent-test';
const rules: Rules = {
  id: 'shop',
  version: '1',
  regime: { name: 'opt-in' },
  purposes: [{ id: 'necessary', necessity: 'required' }, { id: 'analytics' }, { id: 'ads' }],
  services: [{ id: 'posthog', purpose: 'analytics' }],
  cookie: { name: NAME },
};
const granted = (at: number, ...ids: string[]): ConsentRecord => ({
  at,
  choices: Object.fromEntries(ids.map((id) => [id, { granted: true, revision: 1 }])),
});

describe('consent', () => {
  const stops: (() => void)[] = [];
  const hear = (consent: { subscribe(fn: (change: Change) => void): () => void }) => {
    const changes: Change[] = [];
    stops.push(consent.subscribe((change) => changes.push(change)));
    return changes;
  };
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    localStorage.clear();
  });

  it('allows what is required, and unknown or empty ids never', () => {
    const { allows } = createConsent(rules, false);
    expect(allows('necessary')).to.equal(true);
    for (const ids of ['analytics', 'posthog', 'unheard-of', '', ' ', 'constructor'])
      expect(allows(ids), ids).to.equal(false);
  });

  it('needs all of several ids, whatever white space is between them', () => {
    const consent = createConsent(rules, false);
    consent.commit(granted(1, 'analytics'), 'test');
    expect(consent.allows('analytics\n posthog')).to.equal(true);
    expect(consent.allows('analytics ads')).to.equal(false);
  });

  it('tells everybody what a record changes, before it returns', () => {
    const consent = createConsent(rules, false);
    const changes = hear(consent);
    const record = granted(1, 'analytics');
    consent.commit(record, 'banner:save');
    consent.commit({ at: 2, choices: {} }, 'forget');
    expect(changes).to.deep.equal([
      { record, granted: ['analytics', 'posthog'], revoked: [], source: 'banner:save' },
      { record: { at: 2, choices: {} }, granted: [], revoked: ['analytics', 'posthog'], source: 'forget' },
    ]);
  });

  it('tells the page by a window event, with the same', () => {
    const consent = createConsent(rules, false);
    const changes = hear(consent);
    const events: Change[] = [];
    addEventListener('assent-change', (event) => events.push((event as CustomEvent<Change>).detail), { once: true });
    consent.commit(granted(1, 'ads'), 'api');
    expect(events).to.deep.equal(changes);
  });

  it('tells nobody who has stopped', () => {
    const consent = createConsent(rules, false);
    const heard: Change[] = [];
    consent.subscribe((change) => heard.push(change))();
    consent.commit(granted(1, 'ads'), 'test');
    expect(heard).to.deep.equal([]);
  });

  it('goes on telling when one of those who hear throws', () => {
    const consent = createConsent(rules, false);
    const errors: string[] = [];
    // The runner would take the error for the test's own.
    const caught = (event: ErrorEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      errors.push(event.message);
    };
    const { onerror } = window;
    window.onerror = null;
    addEventListener('error', caught, { capture: true });
    stops.push(
      consent.subscribe(() => {
        throw new Error('a subscriber of the page');
      }),
    );
    const changes = hear(consent);
    consent.commit(granted(1, 'ads'), 'test');
    removeEventListener('error', caught, { capture: true });
    window.onerror = onerror;
    expect(changes.length).to.equal(1);
    expect(errors.length).to.equal(1);
  });

  it('takes over what another tab has stored, if it is newer', () => {
    const consent = createConsent(rules, false);
    const changes = hear(consent);
    const at = Date.now();
    localStorage.setItem(NAME, `v1.1.${at.toString(36)}.analytics`);
    consent.refresh();
    expect(consent.allows('posthog')).to.equal(true);
    consent.refresh();
    localStorage.setItem(NAME, `v1.0.${(at - 1).toString(36)}.!analytics`);
    consent.refresh();
    localStorage.removeItem(NAME);
    consent.refresh();
    expect(
      changes.map(({ source }) => source),
      'once',
    ).to.deep.equal(['tab']);
    expect(consent.allows('posthog')).to.equal(true);
  });

  it('starts with what is stored, under what the browser signals', () => {
    localStorage.setItem(NAME, `v1.1.${Date.now().toString(36)}.ads~analytics`);
    expect(createConsent(rules, false).allows('ads analytics')).to.equal(true);
    expect(createConsent(rules, true).allows('ads')).to.equal(false);
    expect(createConsent(rules, true).allows('analytics')).to.equal(true);
  });
});
