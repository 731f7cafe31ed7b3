import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { addressOf } from '../../src/server/limits/address.js';
import { limiter } from '../../src/server/limits/bucket.js';
import { createConsentServer, sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject, policy, startServer } from './helpers.js';

describe('limiter', () => {
  it('allows a burst, then so many a minute', () => {
    let now = 0;
    const { take } = limiter({ burst: 3, perMinute: 60 }, () => now);
    assert.deepEqual([take('a'), take('a'), take('a'), take('a'), take('b')], [0, 0, 0, 1, 0]);
    now = 1000;
    assert.deepEqual([take('a'), take('a')], [0, 1]);
    now = 60_000;
    assert.deepEqual([take('a', 2), take('a', 2)], [0, 1]);
    now = 120_000;
    assert.equal(take('a', 50), 0, 'more than a burst can be had, at the cost of a whole one');
    assert.equal(take('a'), 1);
    now = 0;
    assert.equal(take('a'), 1, 'a clock that goes back gives nothing');
  });

  it('does not grow with the names that it hears', () => {
    let now = 0;
    const { take } = limiter({ burst: 2, perMinute: 60 }, () => now);
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 200_000; i++) {
      now += 1;
      take(`name ${i}`);
    }
    assert.ok(process.memoryUsage().heapUsed - before < 60e6);
  });
});

describe('addressOf', () => {
  const of = (value: string, hops = 1) => addressOf(new Headers({ 'x-forwarded-for': value }), { hops });

  it('believes what the trusted proxy wrote, nothing before it', () => {
    assert.equal(of('6.6.6.6, 203.0.113.7'), '203.0.113.7');
    assert.equal(of('6.6.6.6, 203.0.113.7, 10.0.0.1', 2), '203.0.113.7');
    assert.equal(of('203.0.113.7:4711'), '203.0.113.7');
    assert.equal(of('::ffff:203.0.113.7'), '203.0.113.7');
    assert.equal(addressOf(new Headers({ 'cf-ip': '203.0.113.7' }), { header: 'cf-ip' }), '203.0.113.7');
    for (const none of ['', 'unknown', '999.1.1.1', 'x'.repeat(1000)]) assert.equal(of(none), undefined, none);
    assert.equal(of('203.0.113.7', 2), undefined);
  });

  it('takes a household for one', () => {
    assert.equal(of('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
    assert.equal(of('[2001:DB8:1:2::9]:443'), '2001:db8:1:2');
    assert.equal(of('2001:db8::1'), '2001:db8:0:0');
    assert.equal(of('::1'), '0:0:0:0');
  });
});

describe('rate limits', () => {
  it('let a subject wait, whole batches at a time, and nobody else', async (t) => {
    const { post, storage } = await startServer(t, { limits: { perSubject: { burst: 3, perMinute: 6 } } });
    const subject = newSubject();
    const batch = (n: number) => ({ decisions: Array.from({ length: n }, () => decision({ subject })) });
    assert.equal((await post(batch(2))).status, 200);
    const waiting = await post(batch(2));
    assert.equal(waiting.status, 429);
    assert.equal(waiting.headers.get('content-type'), 'application/problem+json');
    const seconds = Number(waiting.headers.get('retry-after'));
    assert.ok(seconds >= 1 && seconds <= 10, `${seconds}`);
    assert.equal((await storage.recent(10)).length, 2, 'nothing of it was stored');
    assert.equal((await post(batch(1))).status, 200);
    assert.equal((await post({ decisions: [decision()] })).status, 200);
  });

  it('let an address wait, by the word of the trusted proxy alone', async (t) => {
    const limits = { perAddress: { burst: 2, perMinute: 1 }, trustedProxy: {} };
    const { url } = await startServer(t, { limits });
    const ask = async (path: string, forwarded: string) =>
      (await fetch(`${url}/${path}`, { headers: { 'x-forwarded-for': forwarded } })).status;
    const statuses: number[] = [];
    for (const made of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) statuses.push(await ask('record', `${made}, 203.0.113.7`));
    assert.deepEqual(statuses, [401, 401, 429]);
    assert.equal(await ask('record', '203.0.113.8'), 401);
    assert.equal(await ask('health', '203.0.113.7'), 200);
  });

  it('are refused where no address can be known', async (t) => {
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    const limits = { perAddress: { burst: 2, perMinute: 1 } };
    assert.throws(() => createConsentServer({ policy, storage, limits }), /needs limits\.trustedProxy/);
  });
});
