import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sha256 } from '../../src/policy/hash.js';
import { earlier } from '../../src/server/retention.js';
import { createConsentServer, sqliteStorage } from '../../src/server.js';
import { verified } from '../contract/chain.js';
import { decision, folder, newSubject, policy, startServer } from './helpers.js';
import { bearer } from './receipts.js';

describe('DELETE /subject', () => {
  it('forgets whom decisions are about, and keeps the log whole', async (t) => {
    const { url, send, record, storage } = await startServer(t);
    const [leaving, staying] = [newSubject(), newSubject()];
    const mine = [decision({ subject: leaving }), decision({ subject: leaving })];
    await send([mine[0], decision({ subject: staying }), mine[1]]);
    const erase = async () => (await fetch(`${url}/subject`, { method: 'DELETE', ...bearer(leaving) })).json();
    assert.deepEqual(await erase(), { erased: 2 });
    assert.deepEqual(await erase(), { erased: 0 });
    assert.equal(((await (await record(leaving)).json()) as { record: unknown }).record, null);
    assert.equal(((await (await record(staying)).json()) as { decisions: number }).decisions, 1);
    assert.deepEqual(
      (await send(mine)).map(({ status }) => status),
      ['duplicate', 'duplicate'],
      'a late delivery does not bring it back',
    );
    const result = await verified(storage);
    assert.deepEqual([result.ok, result.entries, result.erased], [true, 3, 2]);
  });

  it('wants the capability itself, and tells nobody which ones exist', async (t) => {
    const { url, send, storage } = await startServer(t);
    const subject = newSubject();
    await send([decision({ subject })]);
    const ask = (init: RequestInit) => fetch(`${url}/subject`, { method: 'DELETE', ...init });
    assert.equal((await ask({})).status, 401);
    assert.deepEqual(await (await ask(bearer(newSubject()))).json(), { erased: 0 });
    assert.deepEqual(await (await ask(bearer(await sha256(subject)))).json(), { erased: 0 }, 'never by the hash');
    assert.equal((await storage.bySubject(await sha256(subject))).length, 1);
  });

  it('is allowed to the pages of named origins', async (t) => {
    const origin = 'https://www.example.com';
    const { url } = await startServer(t, { origins: [origin] });
    const headers = { origin, 'access-control-request-method': 'DELETE' };
    const preflight = await fetch(`${url}/subject`, { method: 'OPTIONS', headers });
    assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /DELETE/);
  });

  it('leaves nothing of the subject in the files of a backend that has ended', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const { url, send, http } = await startServer(t, { storage: sqliteStorage({ path }) });
    const subject = newSubject();
    await send([decision({ subject })]);
    await fetch(`${url}/subject`, { method: 'DELETE', ...bearer(subject) });
    await http.close();
    for (const file of await readdir(join(path, '..'))) {
      if (file.endsWith('-shm')) continue; // numbers of pages alone, and gone at any moment
      assert.ok(!(await readFile(join(path, '..', file))).includes(await sha256(subject)), file);
    }
  });
});

describe('retention', () => {
  const DAY = 86_400_000;
  const kept = (duration: string) => ({
    ...policy,
    retention: [{ id: 'consent-records', basis: 'consent', recordKind: 'Consents', period: 'so long', duration }],
  });

  it("forgets a subject when the policy's time after its latest decision is over", async (t) => {
    const path = join(await folder(t), 'consent.db');
    let now = Date.parse('2026-11-23T10:00:00Z');
    const server = createConsentServer({ policy: kept('P2Y'), storage: sqliteStorage({ path }), now: () => now });
    t.after(() => server.close());
    const send = (decisions: unknown[]) =>
      server.fetch(
        new Request('http://x/assent/v1/decisions', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ decisions }),
        }),
      );
    const [gone, renewed] = [newSubject(), newSubject()];
    await send([decision({ subject: gone }), decision({ subject: renewed })]);
    now += 365 * DAY;
    await send([decision({ subject: renewed })]);
    assert.equal(await server.applyRetention(), 0);
    now += 367 * DAY;
    assert.equal(await server.applyRetention(), 1);
    assert.equal(await server.applyRetention(), 0);
    now += 365 * DAY;
    assert.equal(await server.applyRetention(), 2);
  });

  it('keeps all where the policy names no time, and logs a failure', async (t) => {
    const storage = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    const logged: string[] = [];
    const log = ({ event }: { event: string }) => logged.push(event);
    const far = () => Date.now() + 20_000 * DAY;
    const silent = createConsentServer({ policy, storage, log, now: far });
    assert.equal(await silent.applyRetention(), 0);
    const broken = { ...storage, eraseDue: () => Promise.reject(new Error('disk')) };
    const failing = createConsentServer({ policy: kept('P1D'), storage: broken, log });
    t.after(() => failing.close());
    assert.equal(await failing.applyRetention(), 0);
    assert.deepEqual(logged, ['retention-failed']);
  });

  it('is run by the server itself', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const old = await startServer(t, { storage: sqliteStorage({ path }), now: () => Date.now() - 100 * DAY });
    const subject = newSubject();
    await old.send([decision({ subject })]);
    await old.http.close();
    const { http } = await startServer(t, { policy: kept('P3M'), storage: sqliteStorage({ path }) });
    await http.close(); // waits for a run under way
    const storage = sqliteStorage({ path });
    await storage.start();
    t.after(() => storage.stop());
    assert.deepEqual(await storage.bySubject(await sha256(subject)), []);
  });

  it('counts months as people do', () => {
    const from = (date: string, duration: string) => earlier(Date.parse(date), duration).toISOString().slice(0, 10);
    assert.equal(from('2026-03-31T00:00:00Z', 'P1M'), '2026-02-28');
    assert.equal(from('2024-02-29T00:00:00Z', 'P1Y'), '2023-02-28');
    assert.equal(from('2026-01-15T00:00:00Z', 'P1Y2M1W3D'), '2024-11-05');
  });
});

describe('GET /.well-known/gpc.json', () => {
  it('says that the signal is honoured, and since when', async (t) => {
    const { url } = await startServer(t, { policy: { ...policy, effectiveFrom: '2026-11-01' } });
    const answer = await fetch(new URL('/.well-known/gpc.json', url));
    assert.deepEqual(await answer.json(), { gpc: true, lastUpdate: '2026-11-01' });
    assert.equal(answer.headers.get('content-type'), 'application/json');
    assert.equal((await fetch(new URL('/.well-known/other', url))).status, 404);
  });

  it('does not say so where the policy leaves it without effect', async (t) => {
    const regimes = { '*': { modes: { '*': 'opt-out' }, gpc: [] } };
    const { url } = await startServer(t, { policy: { ...policy, regimes } });
    const told = (await (await fetch(`${url}/gpc.json`)).json()) as { gpc: boolean; lastUpdate: string };
    assert.equal(told.gpc, false);
    assert.match(told.lastUpdate, /^\d{4}-\d\d-\d\d$/, 'the day when it was first served');
  });
});
