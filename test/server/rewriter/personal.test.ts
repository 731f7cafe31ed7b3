import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeRecord } from '../../../src/decision/codec.js';
import { createRewriter } from '../../../src/server.js';
import { policy, respond, rewrite } from './helpers.js';

const cookie = (choices: Record<string, boolean>, at = Date.now()) =>
  `a=b; assent=${encodeRecord({ at, choices: Object.fromEntries(Object.entries(choices).map(([id, granted]) => [id, { granted, revision: 1 }])) })}`;
const STATS = '<img src="https://stats.example/x">';
const ADS = '<img src="https://ads.example/x">';
const marked = (html: string) => html.replace(/<img (src="https:..(\w+))/, '<img data-assent="$2" data-assent-$1');

describe('a visitor’s page', () => {
  it('is everybody’s by default, and may be cached', async () => {
    const { response } = await respond(STATS, {
      cookie: cookie({ analytics: true }),
      headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=60' },
    });
    assert.equal(await response.text(), marked(STATS));
    assert.equal(response.headers.get('vary'), null);
    assert.equal(response.headers.get('cache-control'), 'public, max-age=60');
  });

  it('keeps what was granted as it is where the owner says so, and is kept from shared caches', async () => {
    const page = STATS + ADS;
    const rows: [string, string][] = [
      [cookie({ analytics: true, marketing: false }), STATS + marked(ADS)],
      [cookie({ analytics: true, stats: false }), marked(STATS) + marked(ADS)],
      [cookie({ analytics: true }, Date.now() - 183 * 864e5), marked(STATS) + marked(ADS)],
      ['assent=v1.1.broken', marked(STATS) + marked(ADS)],
      ['', marked(STATS) + marked(ADS)],
    ];
    for (const [sent, expected] of rows) {
      const { response } = await respond(page, {
        granted: 'leave',
        cookie: sent,
        headers: { 'content-type': 'text/html', 'cache-control': 'public, s-maxage=60, max-age=9', vary: 'Accept' },
      });
      assert.equal(await response.text(), expected, sent);
      assert.equal(response.headers.get('vary'), 'Accept, Cookie, Sec-GPC');
      assert.equal(response.headers.get('cache-control'), 'private, max-age=9');
    }
  });

  it('in strict mode marks every host that nobody named, and leaves the page’s own and the allowed', async () => {
    const html = [
      '/own',
      '//shop.example/own',
      'https://cdn.example/ok',
      'https://new.example/x',
      'https://ads.example/x',
    ]
      .map((url) => `<img src="${url}">`)
      .join('');
    const strict = { ...policy, unknown: 'deny', allow: ['cdn.example'] };
    const expected = html
      .replace('<img src="https://new', '<img data-assent="unknown" data-assent-src="https://new')
      .replace('<img src="https://ads', '<img data-assent="ads" data-assent-src="https://ads');
    assert.equal(await rewrite(html, { policy: strict }), expected);
    const guard = '<script src="//own.example/assent.js"></script>';
    assert.equal(await rewrite(guard, { policy: strict, script: 'https://own.example/assent.js' }), guard);
  });

  it('keeps to the browser’s signal', async () => {
    const { fetch } = createRewriter({ policy, granted: 'leave' });
    const send = (gpc: Record<string, string>) =>
      fetch(() => new Response(ADS, { headers: { 'content-type': 'text/html' } }))(
        new Request('https://shop.example/', { headers: { cookie: cookie({ marketing: true }), ...gpc } }),
      );
    assert.equal(await (await send({})).text(), ADS);
    assert.equal(await (await send({ 'sec-gpc': '1' })).text(), marked(ADS));
  });

  it('is sealed by a header where the policy says always: own hosts, the backend’s, the guard’s, the granted', async () => {
    const sealed = {
      ...policy,
      seal: 'always',
      allow: ['cdn.example', '127.0.0.1:9000'],
      sync: { endpoint: 'https://consent.example/v1' },
    };
    const csp = async (sent: string, own?: string) => {
      const headers = { 'content-type': 'text/html', ...(own && { 'content-security-policy': own }) };
      const { response } = await respond('<p>', {
        policy: sealed,
        cookie: sent,
        script: '//guard.example/assent.js',
        headers,
      });
      assert.equal(response.headers.get('cache-control'), 'private');
      return response.headers.get('content-security-policy');
    };
    const host = (name: string, port = '*') => [`http://${name}:${port}`, `ws://${name}:${port}`];
    const both = (name: string) => [...host(name), ...host(`*.${name}`)];
    const before = [
      "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
      ...both('cdn.example'),
      ...host('127.0.0.1', '9000'),
      ...both('guard.example'),
      ...both('consent.example'),
    ];
    const pay = both('pay.example');
    assert.equal(await csp(''), [...before, ...pay].join(' '));
    assert.equal(await csp(cookie({ analytics: true })), [...before, ...both('stats.example'), ...pay].join(' '));
    assert.equal(await csp('', "img-src 'none'"), `img-src 'none', ${[...before, ...pay].join(' ')}`);
  });

  it('needs a policy that can be understood', async () => {
    assert.throws(() => createRewriter({ policy: { ...policy, seal: 'often' } }), /\/seal .*always/s);
    assert.equal(await rewrite('<img src="https://pay.example/x">'), '<img src="https://pay.example/x">');
  });
});
