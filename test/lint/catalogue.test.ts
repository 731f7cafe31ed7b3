import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import * as entries from '../../src/catalogue.js';
import { isChoosable } from '../../src/decision/record.js';
import { checkPolicy } from '../../src/lint/index.js';
import { catalogue } from '../../src/policy/catalogue/all.js';
import { resolveUses } from '../../src/policy/catalogue.js';
import { DocumentSchema, EntrySchema } from '../../src/policy/document-schema.js';
import { policyHash } from '../../src/policy/hash.js';
import { createMatcher } from '../../src/policy/match.js';
import { withOwnKeys } from '../../src/policy/own-keys.js';
import { keyNames, type Rules } from '../../src/policy/rules.js';
import { withStrict } from '../../src/policy/strict.js';
import type { PolicyDocument, PolicyInput } from '../../src/policy/types.js';
import { policyRegistry } from '../../src/server/policies.js';
import { sqliteStorage } from '../../src/server/storage/sqlite.js';
import { folder, policy as plain } from '../server/helpers.js';

type Use = NonNullable<PolicyDocument['services']>[number];

const purposes = ['analytics', 'marketing', 'media'].map((id) => ({ id, title: id }));
const base = {
  ...plain,
  purposes: [plain.purposes[0], ...purposes],
  languages: ['en', 'ko'],
} as unknown as PolicyDocument;
const using = (...services: unknown[]) => ({ ...base, services: services as Use[] });
const said = (document: unknown) =>
  checkPolicy(document).problems.map(({ severity, rule, path, fix }) => `${severity} ${rule} ${path} ${fix}`);

/** `gtag.js` is one library that serves both; where both are in a policy, it waits for the one listed first. */
const SHARED = 'googletagmanager.com/gtag/';

describe('the catalogue', () => {
  it('has its twelve services, each a valid file, dated, sourced, and importable by itself', () => {
    const files = readdirSync('src/policy/catalogue').filter((name) => name.endsWith('.json'));
    assert.deepEqual(
      catalogue.map(({ id }) => `${id}.json`),
      files.sort(),
    );
    assert.ok(files.length >= 12);
    for (const entry of catalogue) {
      assert.deepEqual(EntrySchema.safeParse(entry).error?.issues, undefined, entry.id);
      for (const key of [...(entry.cookies ?? []), ...(entry.storage ?? [])]) {
        assert.ok(typeof key === 'object' && key.duration, `${entry.id}: ${JSON.stringify(key)} has a duration`);
      }
      const own = Object.values(entries).find(({ id }) => id === entry.id);
      assert.equal(own, entry);
    }
  });

  it('is taken over without any complaint, all at once', () => {
    assert.deepEqual(said(using(...catalogue.map(({ id }) => ({ use: id })))), []);
  });

  it('catches no host of one service by another, but where the longer entry decides', () => {
    const all = createMatcher(catalogue);
    for (const { id, hosts = [] } of catalogue) {
      for (const host of hosts.filter((h) => h !== SHARED)) {
        for (const url of [`https://${host}`, `https://www.${host}`, `wss://${host}`]) {
          assert.equal(all('hosts', url)?.id, id, url);
        }
      }
    }
    const others = {
      'https://www.google.com/recaptcha/api.js': undefined,
      'https://www.gstatic.com/recaptcha/x.js': undefined,
      'https://fonts.googleapis.com/css2': undefined,
      'https://accounts.google.com/gsi/client': undefined,
      'https://connect.facebook.net/en_US/sdk.js': undefined,
      'https://www.facebook.com/plugins/like.php': undefined,
      'https://notyoutube.com/': undefined,
      'https://www.google.com/maps/embed?pb=1': 'google-maps',
      'https://www.googletagmanager.com/gtm.js?id=GTM-1': 'google-tag-manager',
      'https://region1.google-analytics.com/g/collect': 'google-analytics',
      'https://stats.g.doubleclick.net/g/collect': 'google-analytics',
      'https://googleads.g.doubleclick.net/pagead/id': 'google-ads',
      'https://us-assets.i.posthog.com/static/array.js': 'posthog',
      'https://www.facebook.com/tr/?id=1': 'meta-pixel',
    };
    for (const [url, id] of Object.entries(others)) assert.equal(all('hosts', url)?.id, id, url);
  });

  it('claims no cookie or key of this site for two services, and none that a vendor keeps', () => {
    const own = withOwnKeys({ ...base, services: [...catalogue] } as PolicyInput).services ?? [];
    for (const list of ['cookies', 'storage'] as const) {
      const names = own.flatMap((entry) => keyNames(entry[list]));
      assert.equal(new Set(names).size, names.length, String(names));
    }
    assert.ok(catalogue.find(({ id }) => id === 'youtube')?.cookies?.length);
    assert.deepEqual(own.find(({ id }) => id === 'youtube')?.cookies, [], 'a cookie PREF of the site is not held');
  });
});

describe('"use"', () => {
  it('takes an entry over; what stands beside it goes before, a list for a list', () => {
    const [one, two] = resolveUses(
      using({ use: 'hotjar' }, { use: 'youtube', id: 'videos', purpose: 'marketing', hosts: ['v.example'] }),
      catalogue,
    ).services as NonNullable<PolicyInput['services']>;
    const { sources, ...hotjar } = catalogue.find(({ id }) => id === 'hotjar')!;
    assert.deepEqual(one, { ...hotjar, from: 'hotjar' });
    assert.deepEqual(
      [two?.id, two?.purpose, two?.hosts, two?.name, two?.from, two?.checked],
      ['videos', 'marketing', ['v.example'], 'YouTube', 'youtube', '2026-11-23'],
    );
    assert.ok(!('use' in two!) && sources.length);
  });

  it('takes over the texts of the policy’s languages, or else English', () => {
    const text = (languages: string[]) =>
      resolveUses({ ...using({ use: 'vimeo' }), languages } as PolicyDocument, catalogue).services?.[0]?.description;
    assert.deepEqual(Object.keys(text(['ko', 'en']) as object), ['en', 'ko']);
    assert.deepEqual(Object.keys(text(['de', 'ko']) as object), ['ko']);
    assert.equal(typeof text(['de']), 'string');
  });

  it('leaves a policy without it as it is, and comes out the same a second time', () => {
    assert.equal(resolveUses(base, catalogue), base);
    const once = resolveUses(using({ use: 'hubspot' }), catalogue);
    assert.equal(resolveUses(once as PolicyDocument, catalogue), once);
  });

  it('of what is not there is an error that names the nearest, never a service without hosts', () => {
    assert.throws(() => resolveUses(using({ use: 'youtube' })), /no "youtube".*assent build/);
    assert.match(
      said(using({ use: 'youtub' }))[0] ?? '',
      /^error unknown-use \/services\/0\/use did you mean "youtube"\?/,
    );
    assert.match(said(using({ use: 'x' }))[0] ?? '', /use one of .*youtube/);
    assert.equal(checkPolicy(using({ use: 'youtub' })).policy, undefined);
    assert.match(said(using({ use: 'vimeo', hosts: 'v.com' }))[0] ?? '', /^error schema \/services\/0\/hosts/);
    assert.match(said({ ...using({ use: 'vimeo' }), purposes: plain.purposes })[0] ?? '', /^error unknown-purpose/);
  });

  it('overridden into nothing is a warning', () => {
    assert.match(said(using({ use: 'vimeo', hosts: [], cookies: [] }))[0] ?? '', /^warning empty-use \/services\/0 /);
  });

  it('is resolved in what the backend serves, stores and hashes', async (t) => {
    const storage = sqliteStorage({ path: join(await folder(t), 'c.db') });
    const registry = policyRegistry([using({ use: 'vimeo' })], storage);
    await registry.start();
    const [served] = registry.all();
    const resolved = resolveUses(using({ use: 'vimeo' }), catalogue);
    assert.deepEqual(served?.document, resolved);
    assert.equal(served?.hash, await policyHash(resolved));
    assert.deepEqual((await storage.findPolicy('shop', '2026-11-01'))[0]?.document, resolved);
    await storage.stop();
    assert.throws(() => policyRegistry([using({ use: 'vimoe' })], storage), /did you mean "vimeo"/);
  });

  it('is completed by the JSON Schema', () => {
    const text = JSON.stringify(z.toJSONSchema(DocumentSchema, { io: 'input' }));
    for (const { id } of catalogue) assert.ok(text.includes(`"${id}"`), id);
  });
});

describe('strict mode', () => {
  const strict = withStrict(
    {
      ...resolveUses(
        using({ use: 'vimeo' }, { id: 'x', purpose: 'media', name: 'X', hosts: ['own.example/x'] }),
        catalogue,
      ),
      unknown: 'deny',
      allow: ['cdn.example', 'img.example/logo'],
      cookie: { domain: 'own.example' },
    },
    '[::1]:8080',
  );
  const of = (url: string) => createMatcher(strict.services ?? [])('hosts', url, 'http://[::1]:8080/')?.id;

  it('gives every host a service: named, passing, or unknown', () => {
    const ids = {
      '/a': 'first-party',
      'http://[::1]:9090/': 'unknown',
      'https://api.own.example/a': 'first-party',
      'https://own.example/x/y': 'x',
      'https://a.cdn.example/': 'first-party',
      'https://img.example/logo.png': 'first-party',
      'https://img.example/track': 'unknown',
      'https://player.vimeo.com/video/1': 'vimeo',
      'wss://elsewhere.example': 'unknown',
      'https://notown.example': 'unknown',
      'data:text/plain,x': undefined,
    };
    for (const [url, id] of Object.entries(ids)) assert.equal(of(url), id, url);
  });

  it('lets nobody choose what is unknown, and leaves a policy without it alone', () => {
    const rules = strict as unknown as Rules;
    assert.deepEqual(
      ['unknown', 'first-party', 'vimeo'].map((id) => isChoosable(rules, id)),
      [false, false, true],
    );
    assert.equal(withStrict(base as PolicyInput, 'a'), base);
  });

  it('and other tools’ names are checked', () => {
    const check = (more: object) => said({ ...using({ use: 'vimeo' }), ...more })[0] ?? '';
    assert.match(
      check({ unknown: 'deny', purposes: [...purposes, { id: 'unknown', title: 'U' }] }),
      /reserved-id \/purposes\/3\/id/,
    );
    assert.match(check({ unknown: 'deny', allow: ['https://a.b'] }), /host-format \/allow\/0 write "a\.b"/);
    assert.match(check({ markup: ['cookibot'] }), /schema \/markup\/0 use "cookiebot"/);
    assert.match(
      check({ markup: { cookiebot: { statistics: 'analytic' } } }),
      /unmapped-markup \/markup\/cookiebot\/statistics did you mean "analytics"/,
    );
    assert.equal(check({ markup: { cookiebot: { statistics: 'analytics vimeo' } } }), '');
  });
});
