import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject, startServer, token } from './helpers.js';

describe('what is personal', () => {
  it('is neither stored nor logged: no address, no user agent, no capability, no cookie, no body', async (t) => {
    const directory = await folder(t);
    const storage = sqliteStorage({ path: join(directory, 'consent.db') });
    const logged: string[] = [];
    const { url, http } = await startServer(t, {
      storage,
      admin: { token },
      cookie: true,
      limits: { trustedProxy: {} },
      log: (entry) => logged.push(JSON.stringify(entry)),
    });
    const subject = newSubject();
    const secrets = [subject, '203.0.113.77', 'Agent-Of-This-Test', 'cookie-of-this-test', 'unknown-member'];
    const headers = {
      authorization: `Bearer ${subject}`,
      'content-type': 'application/json',
      'user-agent': 'Agent-Of-This-Test/7',
      'x-forwarded-for': '203.0.113.77',
      cookie: 'session=cookie-of-this-test',
    };
    const sent = { ...decision({ subject }), more: 'unknown-member' };
    const ask = async (method: string, route: string, body?: unknown) => {
      const answer = await fetch(`${url}${route}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return answer.status;
    };
    assert.equal(await ask('POST', '/decisions', { decisions: [sent, { ...sent, at: 'unknown-member' }] }), 200);
    assert.equal(await ask('POST', '/decisions', { decisions: 'unknown-member' }), 400);
    assert.equal(await ask('GET', '/record'), 200);
    assert.equal(await ask('GET', `/receipts/${sent.id}`), 200);
    assert.equal(await ask('GET', '/admin/counts'), 401);
    await storage.stop();
    assert.equal(await ask('POST', '/decisions', { decisions: [decision({ subject })] }), 503);
    assert.equal(await ask('GET', '/record'), 503);
    assert.ok(logged.length >= 2, 'the failures were logged');
    await storage.start();
    await http.close();

    const files = await readdir(directory);
    const kept = (await Promise.all(files.map((name) => readFile(join(directory, name), 'latin1')))).join();
    assert.ok(kept.includes(sent.id), 'the decision is there');
    for (const secret of secrets) {
      assert.ok(!kept.includes(secret), `the database holds ${secret}`);
      assert.ok(!logged.join().includes(secret), `the log holds ${secret}`);
    }
  });
});
