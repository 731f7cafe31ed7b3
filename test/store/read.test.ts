import { expect } from '@open-wc/testing';
import type { Rules } from '../../src/policy/rules.js';
import { readRecord } from '../../src/store/read.js';

const NAME = 'read-test';
const DAY = 864e5;
const rules = (more: Partial<Rules> = {}): Rules => ({
  id: 'shop',
  version: '1',
  regime: { name: 'opt-in' },
  purposes: [],
  cookie: { name: NAME },
  ...more,
});
const value = (at: number, unit = 'analytics') => `v1.1.${at.toString(36)}.${unit}`;
const refusal = (at: number) => `v1.0.${at.toString(36)}.!analytics`;
const setCookie = (text: string, path = '/') => {
  document.cookie = `${NAME}=${text}; path=${path}`;
};
function clear() {
  for (const path of ['/', location.pathname]) document.cookie = `${NAME}=; max-age=0; path=${path}`;
  document.cookie = 'other=; max-age=0; path=/';
  localStorage.clear();
}

describe('readRecord', () => {
  const now = Date.now();
  beforeEach(clear);
  afterEach(clear);

  it('finds none where there is none', () => {
    expect(readRecord(rules())).to.equal(undefined);
  });

  it('finds the cookie, and the mirror where the cookie is gone', () => {
    setCookie(value(now));
    expect(readRecord(rules())?.at).to.equal(now);
    clear();
    localStorage.setItem(NAME, value(now - 1));
    expect(readRecord(rules())?.at).to.equal(now - 1);
  });

  it('takes the newest, wherever it is', () => {
    setCookie(value(now - 2, 'old'));
    setCookie(value(now - 1, 'deeper'), location.pathname);
    expect(Object.keys(readRecord(rules())!.choices)).to.deep.equal(['deeper']);
    localStorage.setItem(NAME, value(now, 'mirror'));
    expect(Object.keys(readRecord(rules())!.choices)).to.deep.equal(['mirror']);
    localStorage.setItem(NAME, value(now - 9, 'stale'));
    expect(Object.keys(readRecord(rules())!.choices)).to.deep.equal(['deeper']);
  });

  it('gives back what is known, unless storage has a newer one', () => {
    const known = { at: now, choices: {} };
    setCookie(value(now));
    expect(readRecord(rules(), known)).to.equal(known);
    setCookie(value(now + 1));
    expect(readRecord(rules(), known)?.at).to.equal(now + 1);
  });

  it('[EU-BANNER-13] forgets what has run out, by the policy or after 182 days', () => {
    for (const answer of [value, refusal]) {
      setCookie(answer(now - 181 * DAY));
      expect(readRecord(rules())).to.not.equal(undefined);
      expect(readRecord(rules({ cookie: { name: NAME, days: 180 } }))).to.equal(undefined);
      setCookie(answer(now - 183 * DAY));
      expect(readRecord(rules())).to.equal(undefined);
    }
  });

  it('is not fooled by other cookies, nor stopped by a broken one', () => {
    document.cookie = `other=${NAME}=${value(now)}; path=/`;
    expect(readRecord(rules())).to.equal(undefined);
    setCookie('v1.1.broken');
    localStorage.setItem(NAME, value(now));
    expect(readRecord(rules())?.at).to.equal(now);
  });
});
