import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { encodeRecord } from '../../src/decision/codec.js';
import { decision, newSubject, policy, startServer } from './helpers.js';

const withCookie = { ...policy, cookie: { domain: 'shop.example', days: 30 } };
const at = Date.now() - 10_000;
const record = { at, choices: { analytics: { granted: true, revision: 1 } } };
const cookie = `other=1; assent=${encodeRecord(record)}`;
const page = { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' };

/** Sends headers that `fetch` keeps to itself. */
function send(url: string, method: string, headers: Record<string, string>, body?: unknown) {
  return new Promise<{ status: number; set: string[]; json: Record<string, unknown> }>((resolve, reject) => {
    const sending = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        resolve({ status: answer.statusCode!, set: answer.headers['set-cookie'] ?? [], json: JSON.parse(text) });
      });
    });
    sending.once('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('cookies of the backend', () => {
  it('are none, unless the owner has asked for them', async (t) => {
    const { url } = await startServer(t, { policy: withCookie });
    const subject = newSubject();
    const answer = await send(`${url}/decisions`, 'POST', { ...page, cookie }, { decisions: [decision({ subject })] });
    assert.deepEqual([answer.status, answer.set], [200, []]);
    const kept = { ...page, cookie: `__Host-assent-subject=${subject}` };
    assert.equal((await send(`${url}/record`, 'GET', kept)).status, 401);
  });

  it('set the record again as the browser has it, and keep the capability out of reach of scripts', async (t) => {
    const { url } = await startServer(t, { policy: withCookie, cookie: true });
    const post = (headers: Record<string, string>, ...decisions: unknown[]) =>
      send(`${url}/decisions`, 'POST', headers, { decisions });
    const one = decision({ at: new Date(at).toISOString() });
    const { set } = await post({ ...page, cookie }, one);
    assert.deepEqual(set, [
      `assent=${encodeRecord(record)}; Path=/; Max-Age=2592000; SameSite=Lax; Domain=shop.example; Secure`,
      `__Host-assent-subject=${one.subject}; Max-Age=34560000; Path=/; Secure; HttpOnly; SameSite=Strict`,
    ]);
    assert.deepEqual((await post({ ...page, cookie }, one)).set, set, 'a duplicate is as good');

    // An answer that came late had put the older cookie back: what was decided since must not be undone for good.
    const later = new Date(at + 5000).toISOString();
    const withdrawal = decision({ at: later, choices: { analytics: false } });
    const healed = (await post({ ...page, cookie }, withdrawal)).set[0]!;
    const answered = { at: at + 5000, choices: { analytics: { granted: false, revision: 1 } } };
    assert.equal(/^assent=([^;]+)/.exec(healed)![1], encodeRecord(answered));

    const names = async (headers: Record<string, string>, entry: unknown = decision()) =>
      (await post(headers, entry)).set.map((line) => line.split('=')[0]);
    const subject = '__Host-assent-subject';
    assert.deepEqual(await names(page), [subject], 'no cookie is made where the browser has none');
    assert.deepEqual(await names({ ...page, cookie: 'assent=v1.1.zzz.<script>' }), [subject]);
    assert.deepEqual(await names({ ...page, cookie }, { ...one, choices: {} }), [], 'a conflict was not taken in');
    assert.deepEqual(await names({ ...page, cookie }, {}), [], 'nor was a refused entry');
    const plain = { origin: 'http://127.0.0.1', 'sec-fetch-site': 'same-origin', cookie };
    assert.deepEqual(await names(plain), ['assent'], 'a __Host- cookie needs https');
  });

  it('stand for the capability, for pages of this origin alone', async (t) => {
    const { url, send: store } = await startServer(t, { cookie: true, origins: ['https://partner.example'] });
    const { host } = new URL(url);
    const subject = newSubject();
    await store([decision({ subject })]);
    const kept = { cookie: `__Host-assent-subject=${subject}` };
    const ours = { ...kept, 'sec-fetch-site': 'same-origin' };
    const own = await send(`${url}/record`, 'GET', ours);
    assert.deepEqual([own.status, own.json.decisions], [200, 1]);
    assert.equal((await send(`${url}/record`, 'GET', kept)).status, 200, 'an old browser, reading');

    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.shop.example' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ];
    for (const headers of foreign) {
      const erase = await send(`${url}/subject`, 'DELETE', { ...kept, ...headers });
      assert.deepEqual([erase.status, erase.set], [401, []], JSON.stringify(headers));
      const { status, set } = await send(
        `${url}/decisions`,
        'POST',
        { cookie, ...headers },
        { decisions: [decision()] },
      );
      assert.deepEqual([status, set], [200, []], JSON.stringify(headers));
    }
    const unsure = await send(`${url}/record`, 'GET', { ...kept, authorization: 'Bearer short' });
    assert.equal(unsure.status, 401, 'what is sent counts, not what is kept');

    const erased = await send(`${url}/subject`, 'DELETE', { ...kept, origin: `http://${host}` });
    assert.deepEqual([erased.status, erased.json], [200, { erased: 1 }]);
    assert.match(erased.set[0]!, /^__Host-assent-subject=; Max-Age=0; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
  });
});
