import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createConsentServer, sqliteStorage } from '../../src/server.js';
import { decision, folder, policy, startServer, token } from './helpers.js';

type ProblemBody = { type: string; title: string; status: number; detail?: string };

async function problem(answer: Response, status: number): Promise<ProblemBody> {
  assert.equal(answer.status, status);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const body = (await answer.json()) as ProblemBody;
  assert.equal(body.status, status);
  assert.equal(typeof body.type, 'string');
  assert.ok(body.title.length > 0);
  assert.ok(!/node_modules|\.ts|\bat \//.test(JSON.stringify(body)), 'no stack trace');
  return body;
}

describe('HTTP', () => {
  it('tells every failure as problem details', async (t) => {
    const { url, post } = await startServer(t);
    await problem(await fetch(`${url}/nothing`), 404);
    await problem(await fetch(new URL('/', url)), 404);
    const put = await fetch(`${url}/decisions`, { method: 'PUT', body: '{}' });
    await problem(put, 405);
    assert.equal(put.headers.get('allow'), 'POST, GET, HEAD');
    await problem(await post('{'), 400);
    await problem(await post('[]'), 400);
    await problem(await post({ decisions: {} }), 400);
    await problem(await post({ sent: 'now', decisions: [] }), 400);
    await problem(await post(''), 400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      await problem(await post({ decisions: [] }, { headers: { 'content-type': type } }), 415);
    }
    assert.equal((await post({ decisions: [] })).status, 200);
  });

  it('reads no body beyond its limit, announced or not', async (t) => {
    const { url, post, storage } = await startServer(t);
    const big = JSON.stringify({ decisions: [decision()], pad: 'x'.repeat(65_536) });
    await problem(await post(big), 413);
    const chunked = await new Promise<number>((resolve, reject) => {
      const sending = request(
        `${url}/decisions`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      sending.on('error', reject);
      sending.end(big);
    });
    assert.equal(chunked, 413);
    assert.deepEqual(await storage.recent(10), []);
    const small = await startServer(t, { bodyLimit: 100 });
    await problem(await small.post({ decisions: [decision()] }), 413);
  });

  it('sets the headers that keep an answer from being misread', async (t) => {
    const { url, post } = await startServer(t);
    for (const answer of [
      await fetch(`${url}/health`),
      await fetch(`${url}/no`),
      await post('{'),
      await fetch(`${url}/policy`),
    ]) {
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
      assert.match(answer.headers.get('cache-control') ?? '', /^no-(store|cache)$/);
      assert.equal(answer.headers.get('x-powered-by'), null);
    }
  });

  it('answers with native responses, and within nodeHandler with the same', async (t) => {
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    const origins = ['https://www.example.com'];
    const server = createConsentServer({ policy, storage, origins });
    const { url } = await startServer(t, { storage, origins });
    const post = { method: 'POST', body: '[]' };
    for (const [path, init] of [
      ['/health', {}],
      ['/policy', {}],
      ['/policy', { method: 'HEAD' }],
      ['/nothing', {}],
      ['/health', { headers: { origin: origins[0]! } }],
      ['/decisions', { ...post, headers: { 'content-type': 'application/json', origin: origins[0]! } }],
    ] as [string, RequestInit][]) {
      const native = await server.fetch(new Request(`${url}${path}`, init));
      assert.equal(native.constructor, Response, path);
      const served = await fetch(`${url}${path}`, init);
      const text = await native.text();
      assert.equal(await served.text(), text, path);
      assert.equal(text === '', init.method === 'HEAD', path);
      assert.equal(served.status, native.status, path);
      for (const [name, value] of native.headers) assert.equal(served.headers.get(name), value, `${path} ${name}`);
    }
  });

  it('lets exactly the named origins in', async (t) => {
    const origin = 'https://www.example.com';
    const { url, post } = await startServer(t, { origins: [origin] });
    const json = { 'content-type': 'application/json' };
    const allowed = await post({ decisions: [decision()] }, { headers: { ...json, origin } });
    assert.equal(allowed.headers.get('access-control-allow-origin'), origin);
    assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
    assert.match(allowed.headers.get('vary') ?? '', /origin/i);
    const ask = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } };
    const preflight = await fetch(`${url}/decisions`, { ...ask, headers: { ...ask.headers, origin } });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /content-type/i);
    for (const other of [
      'https://example.com',
      'http://www.example.com',
      `${origin}.evil.test`,
      `${origin}:8443`,
      'null',
    ]) {
      const refused = await fetch(`${url}/decisions`, { ...ask, headers: { ...ask.headers, origin: other } });
      assert.equal(refused.headers.get('access-control-allow-origin'), null, other);
    }
    const failing = await post('{', { headers: { ...json, origin } });
    assert.equal(failing.status, 400);
    assert.equal(failing.headers.get('access-control-allow-origin'), origin, 'a page may read its problem');
  });

  it('lets no other origin in unless told so, and takes no loose origin', async (t) => {
    const { url } = await startServer(t);
    const answer = await fetch(`${url}/health`, { headers: { origin: 'https://www.example.com' } });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    for (const origin of ['*', 'www.example.com', 'https://www.example.com/', 'https://*.example.com', 'null']) {
      assert.throws(
        () => createConsentServer({ policy, storage, origins: [origin] }),
        /is not an origin: write/,
        origin,
      );
    }
  });

  it('refuses a policy with errors, naming each path and fix', async (t) => {
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    const wrong = { ...policy, purpose: [], version: 3 };
    assert.throws(
      () => createConsentServer({ policy: wrong, storage }),
      (error: Error) => {
        assert.match(error.message, /\/purpose: .*did you mean "purposes"\?/);
        assert.match(error.message, /\/version: is the number 3; give a string/);
        return true;
      },
    );
  });

  it('can be put anywhere', async (t) => {
    const { http } = await startServer(t, { basePath: '/api/consent/' });
    assert.ok(http.url.endsWith('/api/consent'));
    assert.equal((await fetch(`${http.url}/health`)).status, 200);
    assert.equal((await fetch(new URL('/assent/v1/health', http.url))).status, 404);
  });

  it('answers 503 while the storage fails, and recovers by itself', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const storage = sqliteStorage({ path });
    const logged: { event: string }[] = [];
    const { url, post } = await startServer(t, { storage, log: (entry) => logged.push(entry) });
    await storage.stop();
    const answer = await post({ decisions: [decision()] });
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    await problem(answer, 503);
    await problem(await fetch(`${url}/health`), 503);
    assert.equal((await fetch(`${url}/health/live`)).status, 200, 'to start it anew would not help');
    assert.deepEqual(new Set(logged.map(({ event }) => event)), new Set(['storage-failed']));
    await storage.start();
    assert.equal((await fetch(`${url}/health`)).status, 200);
    assert.equal((await post({ decisions: [decision()] })).status, 200);
  });
});

describe('GET /openapi.json', () => {
  it('describes every route, by the schemas that check the bodies', async (t) => {
    const { url } = await startServer(t, {
      admin: { token },
      identify: { audience: 'a', secret: 'x'.repeat(32), pepper: 'y'.repeat(32) },
    });
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
      components: { schemas: Record<string, { properties: object; required: string[] }> };
    };
    assert.match(document.openapi, /^3\.1\./);
    assert.deepEqual(Object.keys(document.paths).sort(), [
      '/admin/counts',
      '/admin/erase',
      '/admin/export',
      '/admin/keys',
      '/admin/search',
      '/admin/texts',
      '/admin/texts/{hash}',
      '/admin/verify',
      '/decisions',
      '/gpc.json',
      '/health',
      '/health/live',
      '/identify',
      '/jwks.json',
      '/openapi.json',
      '/policy',
      '/policy/versions',
      '/receipts/{id}',
      '/record',
      '/subject',
      '/texts',
    ]);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of Object.keys(methods)) {
        const answer = await fetch(url + path, { method: method.toUpperCase() });
        const { detail } = answer.status === 404 ? ((await answer.json()) as { detail?: string }) : { detail: '-' };
        assert.ok(detail, `${method} ${path}: an unknown route has nothing to say`);
        assert.notEqual(answer.status, 405, `${method} ${path}`);
      }
    }
    const { Decision } = document.components.schemas;
    assert.deepEqual(Decision!.required.toSorted(), [
      'at',
      'choices',
      'id',
      'language',
      'policy',
      'regime',
      'source',
      'subject',
    ]);
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1]!);
    assert.ok(refs.length > 0);
    for (const ref of refs) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      assert.ok(target, ref);
    }
  });
});
