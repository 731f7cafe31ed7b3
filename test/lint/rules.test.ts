import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy, rules } from '../../src/lint/index.js';
import type { PolicyInput } from '../../src/policy/types.js';
import { policy } from '../server/helpers.js';
import { readReadme, withRules } from './table.js';

type Service = NonNullable<PolicyInput['services']>[number];

/** What `check` says of the policy with changes: "rule path fix". */
function check(changes: Record<string, unknown>): string[] {
  return checkPolicy({ ...policy, ...changes }).problems.map(({ rule, path, fix }) => `${rule} ${path} ${fix}`);
}

const service = (changes: Partial<Service>) => ({ services: [{ ...policy.services[0], ...changes }] });

describe('assent check: rules', () => {
  it('have an id of their own and say what they hold', () => {
    const ids = rules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { summary, source } of rules) {
      assert.match(summary, /\.$/);
      assert.ok(source);
    }
  });

  it('stand in the README as they are', () => {
    assert.equal(withRules(readReadme()) === readReadme(), true, 'run node --import tsx test/lint/table.ts --write');
  });

  it('find nothing in a good policy', () => {
    assert.deepEqual(check({}), []);
  });

  it('duplicate-id: one namespace for purposes and services', () => {
    const { problems } = checkPolicy({ ...policy, ...service({ id: 'analytics' }) });
    assert.equal(problems[0]?.rule, 'duplicate-id');
    assert.equal(problems[0]?.path, '/services/0/id');
    assert.match(problems[0]?.message ?? '', /already the id at \/purposes\/1\/id/);
    const twice = check({ purposes: [...policy.purposes, policy.purposes[0]] });
    assert.match(twice[0] ?? '', /^duplicate-id \/purposes\/3\/id/);
  });

  it('reserved-id: what begins the units of consents to a recipient', () => {
    const purposes = policy.purposes.map((p) => (p.id === 'analytics' ? { ...p, id: 'provision' } : p));
    const recipient = { name: 'Ads Ltd', purpose: 'Ads', items: ['email'], retention: 'a-year' };
    const given = (more: object) => ({
      purposes,
      thirdPartyProvision: { exists: true, recipients: [{ ...recipient, ...more }] },
    });
    const said = (more: object) => check(given(more)).filter((line) => line.startsWith('reserved-id'));
    assert.deepEqual(said({ id: 'ads' }), ['reserved-id /purposes/1/id give it another id']);
    assert.deepEqual(said({ id: 'ads', legalBasis: 'law' }), []);
    assert.deepEqual(said({}), []);
  });

  it('unknown-purpose: services and signals name purposes that exist', () => {
    assert.match(
      check(service({ purpose: 'analitics' }))[0] ?? '',
      /^unknown-purpose \/services\/0\/purpose did you mean "analytics"\?/,
    );
    assert.match(
      check(service({ purpose: ['analytics', 'sales'] }))[0] ?? '',
      /\/services\/0\/purpose\/1 use one of necessary/,
    );
    const google = { signals: { google: { ad_storage: 'analytics ads' } } };
    assert.match(check(google)[0] ?? '', /^unknown-purpose \/signals\/google\/ad_storage use one of necessary/);
    assert.match(check(service({ purpose: 'posthog' }))[0] ?? '', /^unknown-purpose/, 'a service is no purpose');
    assert.deepEqual(check({ signals: { google: { analytics_storage: 'analytics posthog' } } }), []);
  });

  it('host-format: a host as requests have it', () => {
    const wrong: Record<string, RegExp> = {
      'https://i.posthog.com': /write "i\.posthog\.com"$/,
      '//i.posthog.com/x': /write "i\.posthog\.com\/x"$/,
      '*.posthog.com': /write "posthog\.com"$/,
      '.posthog.com': /write "posthog\.com"$/,
      'I.PostHog.com': /write "i\.posthog\.com"$/,
      'posthog.com/e?x=1': /write "posthog\.com\/e"$/,
      '한국.kr': /write "xn--3e0b707e\.kr"$/,
      'a b.com': /write host\[:port\]\[\/path\]/,
      'posthog.*': /write host/,
      '': /write host/,
    };
    for (const [host, fix] of Object.entries(wrong)) {
      const [found] = check(service({ hosts: ['ok.com', host] }));
      assert.match(found ?? '', /^host-format \/services\/0\/hosts\/1/, host);
      assert.match(found ?? '', fix, host);
    }
    const right = [
      'a.com',
      'localhost',
      '127.0.0.1:9001',
      '[::1]:80',
      'a-b.co.kr/path/x',
      'xn--3e0b707e.kr',
      'a_b.com:8080/p',
    ];
    assert.deepEqual(check(service({ hosts: right })), []);
    assert.match(
      check({ ...service({}), allow: ['cdn.example', '*.cdn.example'] })[0] ?? '',
      /^host-format \/allow\/1.*"cdn\.example"$/,
    );
  });

  it('endpoint-format: the same from every page', () => {
    for (const endpoint of [
      'assent/v1',
      './v1',
      '//evil.test/v1',
      '/\\evil.test',
      'ftp://a.com/',
      '',
      '/v1?x=1',
      'https://',
    ]) {
      assert.match(check({ sync: { endpoint } })[0] ?? '', /^endpoint-format \/sync\/endpoint/, endpoint);
    }
    for (const endpoint of [
      '/assent/v1',
      '/',
      'https://consent.example.com/assent/v1',
      'http://127.0.0.1:8787/assent/v1',
    ]) {
      assert.deepEqual(check({ sync: { endpoint } }), [], endpoint);
    }
  });

  it('own-cookie: no service covers where consent is kept', () => {
    assert.match(check(service({ cookies: ['ok', 'ass*'] }))[0] ?? '', /^own-cookie \/services\/0\/cookies\/1/);
    assert.match(
      check(service({ storage: [{ name: 'assent' }] }))[0] ?? '',
      /^own-cookie \/services\/0\/storage\/0\/name/,
    );
    assert.deepEqual(check({ ...service({ cookies: ['ass*'] }), cookie: { name: 'choices' } }), []);
  });

  it('broad-key: no pattern for everything', () => {
    for (const name of ['*', '**', '']) {
      assert.match(check(service({ cookies: [name] }))[0] ?? '', /^broad-key \/services\/0\/cookies\/0/, name);
    }
  });

  it('missing-language: a warning, wherever a text is', () => {
    const languages = { languages: ['en', 'ko'] };
    const text = { en: 'Text' };
    const places: [Record<string, unknown>, string][] = [
      [{ controller: { name: text } }, '/controller/name'],
      [{ purposes: [{ id: 'analytics', title: 'A', items: ['x', text] }] }, '/purposes/0/items/1'],
      [service({ cookies: [{ name: 'x', duration: text }] }), '/services/0/cookies/0/duration'],
      [{ texts: { 'banner.title': text } }, '/texts/banner.title'],
    ];
    for (const [changes, path] of places) {
      const { policy: parsed, problems } = checkPolicy({ ...policy, ...languages, ...changes });
      assert.ok(parsed, 'a warning does not refuse');
      assert.deepEqual(
        problems.map((p) => [p.severity, p.rule, p.path]),
        [['warning', 'missing-language', path]],
      );
    }
    assert.deepEqual(check(languages), [], 'one string is for all languages');
  });
});
