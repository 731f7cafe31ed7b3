import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newSubject, startServer, token } from './helpers.js';

const RUNS = Number(process.env.ASSENT_FUZZ_RUNS ?? 300);

/** What a member may hold instead of what it should. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', '\u0000', '\ud800', "' or 1=1 --", '%', '2026-02-30', '9999-12-31T23:59:59+23:59', -1, 1e308),
  fc.constantFrom('sha256-'.padEnd(50, 'x'), 'x'.repeat(2000), 'analytics', '2026-11-23'),
);
const MEMBERS = ['receipt', 'subject', 'purpose', 'from', 'to', 'after', 'limit', 'token', 'format', '__proto__'];
const body = fc.dictionary(fc.constantFrom(...MEMBERS), junk, { maxKeys: 4 });

type Document = { paths: Record<string, Record<string, unknown>> };

describe('hostile requests to every route', () => {
  it('never bring one to fail', async (t) => {
    const failures: unknown[] = [];
    const secret = 'x'.repeat(32);
    const { url } = await startServer(t, {
      admin: { token },
      identify: { audience: 'a', secret, pepper: secret },
      log: (entry) => failures.push(entry),
    });
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
    );
    const route = fc.constantFrom(...described, { method: 'GET', path: '/admin/nothing' });
    const parameter = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.uuid());
    const property = fc.asyncProperty(route, parameter, body, async ({ method, path }, value, members) => {
      const encode = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '?'));
      const query = Object.entries(members).map(
        ([name, member]) => `${name}=${encode(String(JSON.stringify(member)))}`,
      );
      const target = `${url}${path.replace('{id}', encode(value))}${method === 'GET' ? `?${query.join('&')}` : ''}`;
      const authorization = `Bearer ${path.startsWith('/admin') ? token : newSubject()}`;
      const answer = await fetch(target, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: JSON.stringify(members) }),
      });
      await answer.arrayBuffer();
      assert.ok(answer.status < 500, `${method} ${target}: ${answer.status}`);
    });
    await fc.assert(property, { numRuns: RUNS });
    assert.deepEqual(failures, []);
  });
});
