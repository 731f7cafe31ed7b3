import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { sha256 } from '../../src/policy/hash.js';
import type { SearchAnswer } from '../../src/server/admin/search.js';
import { type DecisionCount, sqliteStorage } from '../../src/server.js';
import { row } from '../contract/storage.js';
import { decision, folder, newSubject, startServer, token } from './helpers.js';
import { run } from './process.js';

/** A backend and its owner. */
async function owned(t: TestContext) {
  const path = join(await folder(t), 'consent.db');
  const logged: { event: string }[] = [];
  const log = (entry: { event: string }) => void logged.push(entry);
  const backend = await startServer(t, { storage: sqliteStorage({ path }), admin: { token }, log });
  const authorization = `Bearer ${token}`;
  return {
    ...backend,
    logged,
    get: (route: string, init: RequestInit = {}) =>
      fetch(`${backend.url}/admin/${route}`, { ...init, headers: { authorization } }),
    ask: (route: string, body: unknown) =>
      fetch(`${backend.url}/admin/${route}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

describe('GET /admin/export', () => {
  it('is a file that "assent verify" finds whole', async (t) => {
    const { storage, get } = await owned(t);
    await storage.append(Array.from({ length: 2300 }, () => row({ source: '한국어 \u2028 "x"' })));
    const answer = await get('export');
    assert.equal(answer.headers.get('content-type'), 'application/x-ndjson');
    assert.match(answer.headers.get('content-disposition') ?? '', /filename="consent-\d{4}-\d\d-\d\d\.ndjson"/);
    const file = join(await folder(t), 'export.ndjson');
    await writeFile(file, Buffer.from(await answer.arrayBuffer()));
    const { code, out } = await run(t, ['verify', file]);
    assert.equal(code, 0, out);
    assert.match(out, /2300 decisions/);
  });

  it('gives a part by purpose and date, and says that it is one', async (t) => {
    const { storage, get } = await owned(t);
    await storage.append([
      row({ receivedAt: '2026-11-01T10:00:00.000Z' }),
      row({ receivedAt: '2026-11-02T10:00:00.000Z', choices: { ads: true } }),
      row({ receivedAt: '2026-11-03T10:00:00.000Z' }),
    ]);
    const lines = async (query: string) => (await (await get(`export?${query}`)).text()).trim().split('\n');
    const part = await lines('from=2026-11-02&purpose=analytics');
    assert.equal(part.length, 3);
    assert.equal((JSON.parse(part[0]!) as { complete: boolean }).complete, false);
    assert.equal((JSON.parse(part[1]!) as { receivedAt: string }).receivedAt, '2026-11-03T10:00:00.000Z');
    assert.equal((await lines('to=2026-11-01')).length, 2);
    for (const wrong of ['from=yesterday', 'format=xml', 'form=2026-11-01', 'subject=sha256-x']) {
      assert.equal((await get(`export?${wrong}`)).status, 400, wrong);
    }
  });

  it('as CSV keeps its columns, and runs nothing in a spreadsheet', async (t) => {
    const { storage, get } = await owned(t);
    const choices = { analytics: true, 'events.sms': false, ads: true };
    await storage.append([
      row({ source: '=HYPERLINK("http://evil.test")', regime: 'a,"b"\n', choices, trusted: null }),
      row({ source: '@x', flags: ['hash-mismatch', 'clock-corrected'] }),
    ]);
    const answer = await get('export?format=csv');
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    const text = await answer.text();
    const [head] = text.split('\r\n', 1);
    assert.match(head!, /^seq,id,subject,policy,version,/);
    assert.ok(text.includes(`,"'=HYPERLINK(""http://evil.test"")",`), text);
    assert.ok(text.includes(',"a,""b""\n",,analytics ads,events.sms,'), text);
    assert.ok(text.includes(",'@x,"), text);
    assert.ok(text.includes(',hash-mismatch clock-corrected,'), text);
  });

  it('is read no faster than it is taken, and no further than it is wanted', async (t) => {
    const inner = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    let pages = 0;
    const storage = {
      ...inner,
      readChain: (...args: Parameters<typeof inner.readChain>) => {
        pages += 1;
        return inner.readChain(...args);
      },
    };
    const { url } = await startServer(t, { storage, admin: { token } });
    await inner.append(Array.from({ length: 20_000 }, () => row({ source: 'x'.repeat(100) })));
    const answer = await fetch(`${url}/admin/export`, { headers: { authorization: `Bearer ${token}` } });
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    const stopped = pages;
    await (await fetch(`${url}/health`)).text();
    assert.ok(pages < 20 && pages - stopped <= 1, `${stopped}, then ${pages} of 20 pages were read`);
  });

  it('breaks off when reading fails, and never looks whole', async (t) => {
    const inner = sqliteStorage({ path: join(await folder(t), 'consent.db') });
    const storage = {
      ...inner,
      readChain: (chain: number, after: number, limit: number) =>
        after > 0 ? Promise.reject(new Error('disk')) : inner.readChain(chain, after, limit),
    };
    const logged: string[] = [];
    const log = ({ event }: { event: string }) => void logged.push(event);
    const { url } = await startServer(t, { storage, admin: { token }, log });
    await inner.append(Array.from({ length: 1500 }, () => row()));
    const answer = await fetch(`${url}/admin/export`, { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text().catch((error: Error) => error.message);
    assert.ok(!text.includes('"end":true'), 'an adapter may end it neatly, but it lacks its last line');
    assert.ok(!text.includes('disk'), 'what went wrong inside is not told');
    assert.deepEqual(logged, ['export-failed']);
  });
});

describe('POST /admin/search', () => {
  it('finds by receipt, subject, purpose and date', async (t) => {
    const { send, ask } = await owned(t);
    const subject = newSubject();
    const mine = [decision({ subject }), decision({ subject, choices: { 'events.email': true } })];
    await send([decision(), ...mine, decision()]);
    const search = async (body: object) => (await (await ask('search', body)).json()) as SearchAnswer;
    const ids = async (body: object) => (await search(body)).decisions.map(({ id }) => id);
    const both = mine.map(({ id }) => id);
    assert.deepEqual(await ids({ receipt: mine[0]!.id.toUpperCase() }), [mine[0]!.id]);
    assert.deepEqual(await ids({ subject }), both, 'by capability');
    assert.deepEqual(await ids({ subject: await sha256(subject) }), both, 'by hash');
    assert.deepEqual(await ids({ purpose: 'events' }), [mine[1]!.id]);
    assert.deepEqual(await ids({ to: '2020-01-01' }), []);
    const first = await search({ limit: 3 });
    assert.equal(first.decisions.length, 3);
    const rest = await search({ limit: 3, after: first.next });
    assert.equal(rest.decisions.length, 1);
    assert.equal(rest.next, null);
    for (const wrong of ['{', [], { reciept: both[0] }, { limit: 0 }, { limit: 5000 }, { subject: 'x' }]) {
      const answer = await ask('search', wrong);
      assert.equal(answer.status, 400, JSON.stringify(wrong));
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    }
  });
});

describe('POST /admin/erase and GET /admin/counts', () => {
  it('forget a subject, and count on', async (t) => {
    const { send, ask, get, record } = await owned(t);
    const subject = newSubject();
    await send([decision({ subject }), decision({ choices: { analytics: false, posthog: true } })]);
    assert.deepEqual(await (await ask('erase', { subject: await sha256(subject) })).json(), { erased: 1 });
    assert.equal(((await (await record(subject)).json()) as { record: unknown }).record, null);
    assert.equal((await ask('erase', {})).status, 400, 'never all');
    const { counts } = (await (await get('counts')).json()) as { counts: DecisionCount[] };
    assert.deepEqual(
      counts.map(({ unit, source, policyVersion, granted, denied }) => [unit, source, policyVersion, granted, denied]),
      [
        ['analytics', 'banner:save', '2026-11-01', 1, 1],
        ['posthog', 'banner:save', '2026-11-01', 1, 0],
      ],
    );
    assert.equal(counts[0]?.day, new Date().toISOString().slice(0, 10));
    const none = (await (await get('counts?from=2999-01-01')).json()) as { counts: DecisionCount[] };
    assert.deepEqual(none.counts, []);
  });
});
