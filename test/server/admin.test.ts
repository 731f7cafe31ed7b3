import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createConsentServer, sqliteStorage, type Verification } from '../../src/server.js';
import { row } from '../contract/storage.js';
import { decision, folder, policy, startServer, token } from './helpers.js';

describe('the admin routes', () => {
  it('open to the token alone', async (t) => {
    const { url } = await startServer(t, { admin: { token } });
    const ask = (authorization?: string) =>
      fetch(`${url}/admin/verify`, { headers: authorization === undefined ? {} : { authorization } });
    for (const wrong of [undefined, '', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`]) {
      const answer = await ask(wrong);
      assert.equal(answer.status, 401, wrong);
      assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    }
    const unknown = await fetch(`${url}/admin/nothing`);
    assert.equal(unknown.status, 401, 'not even what is there is told');
    assert.equal((await ask(`Bearer ${token}`)).status, 200);
    assert.equal((await ask(`bearer  ${token}`)).status, 200);
  });

  it('are not there without a token, and take no token that can be guessed', async (t) => {
    const { url } = await startServer(t);
    const answer = await fetch(`${url}/admin/verify`, { headers: { authorization: 'Bearer ' } });
    assert.equal(answer.status, 404);
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    assert.throws(
      () => createConsentServer({ policy, storage, admin: { token: 'secret' } }),
      /fewer than 24 characters/,
    );
  });

  it('verify the log', async (t) => {
    const { url, send } = await startServer(t, { admin: { token } });
    await send([decision(), decision(), decision()]);
    const answer = await fetch(`${url}/admin/verify`, { headers: { authorization: `Bearer ${token}` } });
    const result = (await answer.json()) as Verification;
    assert.equal(result.ok, true);
    assert.equal(result.entries, 3);
    assert.equal(result.heads.length, 1);
  });

  it('verify a long log without a silence that a proxy would end, and let others in meanwhile', async (t) => {
    const stored = sqliteStorage({ path: join(await folder(t), 'long.db') });
    let pages = 0;
    const readChain: typeof stored.readChain = (...page) => {
      pages += 1;
      return stored.readChain(...page);
    };
    const { url, storage } = await startServer(t, { admin: { token }, storage: { ...stored, readChain } });
    await storage.append(Array.from({ length: 20_001 }, () => row()));
    const answer = await fetch(`${url}/admin/verify`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await fetch(`${url}/health/live`)).status, 200);
    const meanwhile = pages;
    const text = await answer.text();
    assert.ok(meanwhile < pages, `answered after ${meanwhile} of ${pages} pages`);
    assert.match(text, /^ {3}\{/, 'one sign of life at once, one for each ten thousand rows');
    assert.equal((JSON.parse(text) as Verification).entries, 20_001);
  });
});
