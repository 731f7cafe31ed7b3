import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createMatcher, wildcard } from '../../src/policy/match.js';
import type { ServiceRule } from '../../src/policy/rules.js';

const service = (id: string, more: Partial<ServiceRule>): ServiceRule => ({ id, purpose: 'analytics', ...more });
const hosts = (...entries: string[]) => {
  const match = createMatcher(entries.map((entry) => service(entry, { hosts: [entry] })));
  return (url: string, base?: string) => match('hosts', url, base)?.id;
};

describe('matcher: hosts', () => {
  it('match themselves and their subdomains, on every port and scheme', () => {
    const match = hosts('posthog.com');
    for (const url of [
      'https://posthog.com/',
      'http://posthog.com:81/x?y#z',
      'https://eu.i.posthog.com/e',
      'wss://posthog.com/socket',
      'https://POSTHOG.com/',
      'https://posthog.com./',
      'https://user:password@posthog.com/',
    ]) {
      expect(match(url), url).to.equal('posthog.com');
    }
  });

  it('match nothing that only looks like them', () => {
    const match = hosts('posthog.com', 't.example/px');
    for (const url of [
      'https://notposthog.com/',
      'https://posthog.com.evil.example/',
      'https://posthogxcom/',
      'https://own.example/posthog.com/',
      'https://own.example/x.posthog.com 443 /',
      'https://own.example/?u=https://posthog.com/',
      'https://own.example/#posthog.com',
      'https://posthog.com@own.example/',
      'https://t.example/other/px',
      'data:text/plain,posthog.com',
      'blob:https://posthog.com/8a1f',
      'about:blank',
      'https://[',
      '',
    ]) {
      expect(match(url), url).to.equal(undefined);
    }
  });

  it('count the port where one is given, the default one by scheme', () => {
    expect(hosts('a.example:443')('https://a.example/')).to.equal('a.example:443');
    expect(hosts('a.example:443')('wss://a.example/')).to.equal('a.example:443');
    expect(hosts('a.example:80')('http://a.example/')).to.equal('a.example:80');
    expect(hosts('a.example:80')('https://a.example/')).to.equal(undefined);
    expect(hosts('127.0.0.1:9001')('http://127.0.0.1:9001/x')).to.equal('127.0.0.1:9001');
    expect(hosts('127.0.0.1:9001')('http://127.0.0.1:90010/x')).to.equal(undefined);
  });

  it('prefer the longest entry, so that a path can be told from its host', () => {
    const match = hosts('a.example', 'a.example/pixel', 'a.example/pixel/two');
    expect(match('https://a.example/')).to.equal('a.example');
    expect(match('https://a.example/pixel?x')).to.equal('a.example/pixel');
    expect(match('https://a.example/PIXEL/two/3')).to.equal('a.example/pixel/two');
  });

  it('resolve what is relative against the base', () => {
    expect(hosts('a.example')('/x.js', 'https://a.example/page')).to.equal('a.example');
    expect(hosts('a.example')('//a.example/x.js', 'https://own.example/')).to.equal('a.example');
    expect(hosts('a.example')('x.js')).to.equal(undefined);
  });

  it('find any host of theirs below any subdomain and before any path', () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,8})$/);
    const path = fc.webPath();
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 3 }),
        fc.array(label, { maxLength: 3 }),
        path,
        (own, sub, rest) => {
          const host = [...own, 'example'].join('.');
          expect(
            hosts(host)(`https://${[...sub, host].join('.')}${rest.startsWith('/') ? rest : `/${rest}`}`),
          ).to.equal(host);
        },
      ),
    );
  });
});

describe('matcher: cookies and storage keys', () => {
  const match = createMatcher([
    service('a', { cookies: ['ph_*', { name: '_ga' }], storage: ['mp_*_mixpanel'] }),
    service('b', { cookies: ['ph_x', 'ph_session'], storage: ['a.b[c]$'] }),
  ]);

  it('are literal but for *', () => {
    expect(match('cookies', 'ph_1')?.id).to.equal('a');
    expect(match('cookies', 'ph_')?.id).to.equal('a');
    expect(match('cookies', 'xph_1')).to.not.be.ok;
    expect(match('cookies', '_ga')?.id).to.equal('a');
    expect(match('cookies', '_ga_1')).to.not.be.ok;
    expect(match('storage', 'mp_1_mixpanel')?.id).to.equal('a');
    expect(match('storage', 'mp_1_mixpanel2')).to.not.be.ok;
    expect(match('storage', 'a.b[c]$')?.id).to.equal('b');
    expect(match('storage', 'aXb[c]$')).to.not.be.ok;
  });

  it('tell kinds apart; the longest entry wins, and the first of one length', () => {
    expect(match('storage', 'ph_1')).to.not.be.ok;
    expect(match('cookies', 'ph_x')?.id).to.equal('a');
    expect(match('cookies', 'ph_session')?.id).to.equal('b');
  });
});

describe('wildcard', () => {
  it('takes any text literally', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('*')),
        fc.string(),
        (pattern, other) => {
          expect(wildcard(pattern).test(pattern)).to.equal(true);
          expect(wildcard(pattern).test(other)).to.equal(pattern === other);
        },
      ),
    );
  });
});

describe('matcher: hostile input', () => {
  it('never throws, whatever the policy and the page say', () => {
    const rule = fc.record({
      hosts: fc.array(fc.string()),
      cookies: fc.array(fc.string()),
      storage: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), fc.oneof(fc.string(), fc.webUrl()), (rules, name) => {
        const match = createMatcher(rules.map((more, i) => service(String(i), more)));
        for (const kind of ['hosts', 'cookies', 'storage'] as const) match(kind, name, 'https://own.example/');
      }),
    );
  });
});
