import { expect } from '@open-wc/testing';
import { decodeRecord } from '../../src/decision/codec.js';
import type { Choice, Decision } from '../../src/decision/types.js';
import type { Rules } from '../../src/policy/rules.js';
import { type Change, createConsent } from '../../src/store/consent.js';
import { createWriter } from '../../src/store/write.js';

const NAME = 'write-test';
const rules = (more: Partial<Rules> = {}): Rules => ({
  id: 'shop',
  version: '7',
  regime: { name: 'opt-in' },
  cookie: { name: NAME },
  purposes: [{ id: 'necessary', necessity: 'required' }, { id: 'analytics' }, { id: 'marketing', revision: 3 }],
  services: [{ id: 'posthog', purpose: 'analytics' }],
  ...more,
});
const act = { source: 'api', language: 'en' };
const yes: Choice = { granted: true, revision: 1 };
const no: Choice = { granted: false, revision: 1 };
const cookie = () =>
  document.cookie
    .split('; ')
    .find((c) => c.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);

/** A page's store; several are several tabs, as far as cookie and localStorage go. */
function open(more?: Partial<Rules>) {
  const kept: Decision[] = [];
  const consent = createConsent(rules(more), false);
  return { consent, kept, writer: createWriter(consent, (decision) => kept.push(decision)) };
}
function clear() {
  document.cookie = `${NAME}=; max-age=0; path=/`;
  localStorage.clear();
}

describe('writer', () => {
  beforeEach(clear);
  afterEach(clear);

  it('has written outbox, cookie and mirror before anybody hears of it, and all that within the call', () => {
    const { consent, kept, writer } = open();
    const heard: [Change, number, string | undefined, string | null][] = [];
    const stop = consent.subscribe((change) => heard.push([change, kept.length, cookie(), localStorage.getItem(NAME)]));
    const decision = writer.write({ analytics: yes, marketing: { granted: false, revision: 3 } }, act);
    stop();
    expect(heard).to.have.length(1);
    const [change, inOutbox, inCookie, inMirror] = heard[0]!;
    expect(change.granted).to.deep.equal(['analytics', 'posthog']);
    expect(inOutbox).to.equal(1);
    expect(kept[0]).to.equal(decision);
    expect(inCookie).to.be.a('string').and.to.equal(inMirror);
    const { analytics, marketing } = decodeRecord(inCookie)!.choices;
    expect([analytics!.granted, analytics!.revision]).to.deep.equal([true, 1]);
    expect([marketing!.granted, marketing!.revision]).to.deep.equal([false, 3]);
  });

  it('makes a decision as it is sent: id, subject, policy, choices, time', () => {
    const before = Date.now();
    const { writer } = open({ region: 'KR', hash: 'sha256-x' });
    const decision = writer.write({ analytics: yes, marketing: no }, { ...act, trusted: false });
    expect(decision.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(decision.id.replace('-', '').slice(0, 12), 16)).to.be.within(before, Date.now() + 1);
    expect(decision.subject).to.match(/^[0-9a-f]{48}$/);
    expect(JSON.parse(JSON.stringify(decision))).to.deep.include({
      policy: { id: 'shop', version: '7', hash: 'sha256-x' },
      regime: 'opt-in',
      region: 'KR',
      choices: { analytics: true, marketing: false },
      source: 'api',
      language: 'en',
      trusted: false,
    });
    expect(Date.parse(decision.at)).to.be.within(before, Date.now() + 1);
  });

  it('leaves out of what is sent what it does not know', () => {
    const { writer } = open();
    const sent = JSON.parse(JSON.stringify(writer.write({ analytics: no }, act)));
    expect(Object.keys(sent).sort()).to.deep.equal(
      ['at', 'choices', 'id', 'language', 'policy', 'regime', 'source', 'subject'].sort(),
    );
    expect(Object.keys(sent.policy)).to.deep.equal(['id', 'version']);
  });

  it('makes no subject before the first decision, and one for all that follow, in all tabs', () => {
    const [one, other] = [open(), open()];
    expect(Object.keys(localStorage)).to.deep.equal([]);
    const { subject } = one.writer.write({ analytics: yes }, act);
    expect(one.writer.write({ analytics: no }, act).subject).to.equal(subject);
    expect(other.writer.write({ analytics: yes }, act).subject).to.equal(subject);
    expect(cookie(), 'never in the cookie').not.to.contain(subject);
  });

  it('keeps the answers that another tab has given since', () => {
    const [one, other] = [open(), open()];
    one.writer.write({ analytics: yes }, act);
    other.writer.write({ marketing: { granted: true, revision: 3 } }, act);
    expect(other.consent.allows('analytics marketing')).to.equal(true);
    expect(Object.keys(decodeRecord(cookie())!.choices)).to.deep.equal(['analytics', 'marketing']);
  });

  it('ends a service’s own answer when its purpose is answered', () => {
    const { consent, writer } = open();
    writer.write({ posthog: yes }, act);
    expect(consent.allows('posthog')).to.equal(true);
    writer.write({ analytics: no }, act);
    expect(consent.allows('posthog')).to.equal(false);
  });

  it('never goes back in time, whatever the clock says', () => {
    const { consent, writer } = open();
    const future = Date.now() + 60_000;
    writer.commit({ at: future, choices: { analytics: yes } }, 'test');
    const decision = writer.write({ analytics: no }, act);
    expect(consent.record!.at).to.equal(future + 1);
    expect(Date.parse(decision.at)).to.equal(future + 1);
    expect(open().consent.allows('analytics')).to.equal(false);
  });

  it('is read by the next page, from the cookie or from its mirror alone', () => {
    open().writer.write({ analytics: yes }, act);
    expect(open().consent.allows('analytics')).to.equal(true);
    const value = cookie();
    localStorage.clear();
    expect(open().consent.allows('analytics'), 'the cookie alone').to.equal(true);
    clear();
    localStorage.setItem(NAME, value!);
    expect(open().consent.allows('analytics'), 'the mirror alone').to.equal(true);
  });

  it('writes the cookie where the policy says', () => {
    open({ cookie: { name: NAME, path: '/elsewhere', days: 1 } }).writer.write({ analytics: yes }, act);
    expect(cookie(), 'not sent here').to.equal(undefined);
    document.cookie = `${NAME}=; max-age=0; path=/elsewhere`;
  });
});
