import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { mergeLogs } from '../../src/server/merge.js';
import type { RecordAnswer } from '../../src/server/wire.js';
import { createConsentServer, type IdentifyOptions, sqliteStorage } from '../../src/server.js';
import { row } from '../contract/storage.js';
import { decision, folder, newSubject, policy, startServer } from './helpers.js';

const secret = 'a secret of the site and its consent backend';
const options: IdentifyOptions = { audience: 'consent', secret, pepper: 'a pepper that nobody else has got' };

const sign = (claims: JWTPayload, key = secret, alg = 'HS256') =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
const soon = () => Math.floor(Date.now() / 1000) + 60;
const tokenOf = (sub: string) => sign({ sub, aud: 'consent', exp: soon() });

async function started(t: TestContext, identify = options) {
  const path = join(await folder(t), 'consent.db');
  const backend = await startServer(t, { storage: sqliteStorage({ path }), identify });
  const identifyAs = (subject: string, token: unknown) =>
    fetch(`${backend.url}/identify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${subject}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  const recordOf = async (subject: string) => (await (await backend.record(subject)).json()) as RecordAnswer;
  return { ...backend, path, identifyAs, recordOf };
}

describe('POST /identify', () => {
  it("makes one record of a user's devices; a withdrawal anywhere wins over an older grant", async (t) => {
    const { send, identifyAs, recordOf, path } = await started(t);
    const [phone, laptop, stranger] = [newSubject(), newSubject(), newSubject()];
    await send([decision({ subject: phone }), decision({ subject: stranger })]);
    await send([decision({ subject: laptop, choices: { 'events.sms': true } })]);
    assert.equal((await identifyAs(phone, await tokenOf('mina@shop.test'))).status, 200);
    const answer = (await (await identifyAs(laptop, await tokenOf('mina@shop.test'))).json()) as RecordAnswer;
    assert.deepEqual(Object.keys(answer.record!.choices).sort(), ['analytics', 'events.sms']);
    await send([decision({ subject: laptop, choices: { analytics: false } })]);
    for (const device of [phone, laptop]) {
      const { record, decisions } = await recordOf(device);
      assert.equal(record?.choices.analytics?.granted, false);
      assert.equal(decisions, 3);
    }
    assert.equal((await recordOf(stranger)).decisions, 1);
    for (const file of await readdir(join(path, '..'))) {
      assert.ok(!(await readFile(join(path, '..', file))).includes('mina'), 'the user id itself is not stored');
    }
  });

  it('leaves a subject with its first user, and is ended by erasing', async (t) => {
    const { url, send, identifyAs, recordOf } = await started(t);
    const [first, second] = [newSubject(), newSubject()];
    await send([decision({ subject: first }), decision({ subject: second })]);
    assert.equal((await identifyAs(first, await tokenOf('a'))).status, 200);
    assert.equal((await identifyAs(first, await tokenOf('a'))).status, 200, 'again is fine');
    assert.equal((await identifyAs(first, await tokenOf('b'))).status, 409);
    assert.equal((await identifyAs(second, await tokenOf('a'))).status, 200);
    await fetch(`${url}/subject`, { method: 'DELETE', headers: { authorization: `Bearer ${first}` } });
    assert.equal((await recordOf(first)).decisions, 0, 'it no longer reaches the user');
    assert.equal((await recordOf(second)).decisions, 1);
    assert.equal((await identifyAs(first, await tokenOf('b'))).status, 200);
  });

  it('takes no token but one of the site, for this, in its time', async (t) => {
    const { identifyAs } = await started(t, { ...options, issuer: 'shop' });
    const good = { sub: 'a', aud: 'consent', iss: 'shop', exp: soon() };
    const subject = newSubject();
    assert.equal((await identifyAs(subject, await sign(good))).status, 200);
    const { exp, ...endless } = good;
    const { sub, ...nobody } = good;
    const refused: [string, string][] = [
      ['another audience', await sign({ ...good, aud: 'login' })],
      ['another issuer', await sign({ ...good, iss: 'evil' })],
      ['expired', await sign({ ...good, exp: soon() - 3600 })],
      ['not yet', await sign({ ...good, nbf: soon() + 3600 })],
      ['for ever', await sign(endless)],
      ['nobody', await sign(nobody)],
      ['an empty user', await sign({ ...good, sub: '' })],
      ['another secret', await sign(good, `${secret}!`)],
      ['another algorithm', await sign(good, secret.repeat(2), 'HS512')],
      ['no signature', new UnsecuredJWT(good).encode()],
      ['no token', 'hello'],
    ];
    for (const [name, token] of refused) assert.equal((await identifyAs(subject, token)).status, 422, name);
    for (const token of [undefined, 3, '', 'x'.repeat(9000)])
      assert.equal((await identifyAs(subject, token)).status, 400);
    assert.equal((await identifyAs('short', await sign(good))).status, 401);
  });

  it('takes public keys, and never one of them for a secret', async (t) => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k' };
    const { secret: _, ...rest } = options;
    const { identifyAs } = await started(t, { ...rest, jwks: { keys: [jwk] } });
    const claims = { sub: 'a', aud: 'consent', exp: soon() };
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(pair.privateKey);
    assert.equal((await identifyAs(newSubject(), token)).status, 200);
    const confused = await sign(claims, JSON.stringify(jwk));
    assert.equal((await identifyAs(newSubject(), confused)).status, 422);
  });

  it('is not there unless set up, and not with weak secrets', async (t) => {
    const { url } = await startServer(t);
    assert.equal((await fetch(`${url}/identify`, { method: 'POST' })).status, 404);
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    for (const [wrong, message] of [
      [{ audience: '' }, /audience is empty/],
      [{ secret: 'short' }, /fewer than 32/],
      [{ pepper: 'short' }, /pepper has fewer/],
      [{ jwks: { keys: [] } }, /one of them/],
    ] as const) {
      assert.throws(() => createConsentServer({ policy, storage, identify: { ...options, ...wrong } }), message);
    }
  });
});

describe('mergeLogs', () => {
  const act = (seq: number, subject: string, second: number, choices: Record<string, boolean>) => ({
    ...row({ subject, choices, at: `2026-11-23T10:00:0${second}Z`, occurredAt: `2026-11-23T10:00:0${second}.000Z` }),
    seq,
  });
  const last = (rows: { choices: Record<string, boolean> }[]) => Object.assign({}, ...rows.map((r) => r.choices));

  it("follows the server's order, but for what was made before something else and came after it", () => {
    // The device's clock was set back since: by the server's, this was after all else.
    const later = '2026-11-23T10:05:00.000Z';
    const cases: [ReturnType<typeof act>[], Record<string, boolean>][] = [
      [[act(1, 'a', 1, { x: false }), act(2, 'b', 1, { x: true, y: true })], { x: false, y: true }],
      [[act(1, 'a', 1, { x: true }), act(2, 'b', 1, { x: false })], { x: false }],
      [[act(1, 'a', 1, { x: false }), act(2, 'b', 2, { x: true })], { x: true }],
      [[act(1, 'a', 2, { x: false }), act(2, 'b', 1, { x: true, y: true })], { x: false, y: true }],
      [[act(1, 'a', 2, { x: false }), act(2, 'b', 1, { x: true }), act(3, 'b', 3, { x: true })], { x: true }],
      [[act(1, 'a', 3, { x: false }), act(2, 'b', 1, { x: false }), act(3, 'b', 2, { x: true })], { x: false }],
      [[act(1, 'a', 1, { x: false }), act(2, 'a', 1, { x: true })], { x: true }],
      [[act(1, 'a', 2, { x: false }), act(2, 'a', 1, { x: true })], { x: false }],
      [[act(1, 'a', 2, { x: true }), act(2, 'a', 1, { x: false })], { x: true }],
      [[act(1, 'a', 2, { x: true }), { ...act(2, 'a', 1, { x: false }), occurredAt: later }], { x: false }],
      [[act(1, 'a', 2, { x: true }), act(2, 'b', 1, { x: false })], { x: false }],
      [[act(1, 'a', 5, { x: true }), act(2, 'a', 1, { x: true }), act(3, 'a', 3, { x: false })], { x: true }],
      [[act(1, 'a', 3, { x: false }), act(2, 'a', 1, { x: false }), act(3, 'a', 2, { x: true })], { x: false }],
      [[act(1, 'a', 3, { x: true }), act(2, 'a', 1, { x: false }), act(3, 'b', 2, { x: true })], { x: true }],
    ];
    for (const [rows, expected] of cases) {
      const logs = ['a', 'b'].map((subject) => rows.filter((r) => r.subject === subject));
      assert.deepEqual(last(mergeLogs(logs)), expected);
      assert.deepEqual(last(mergeLogs(logs.toReversed())), expected);
    }
  });
});
