import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject } from './helpers.js';
import { serve } from './process.js';

async function send(url: string, decisions: unknown[]): Promise<string[]> {
  const answer = await fetch(`${url}/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ decisions }),
  });
  assert.equal(answer.status, 200);
  const { results } = (await answer.json()) as { results: { id: string; status: string }[] };
  return results.filter(({ status }) => status === 'stored').map(({ id }) => id);
}

describe('durability', () => {
  it('holds every acknowledged decision after kill -9 in the middle of the load', async (t) => {
    const directory = await folder(t);
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round++) {
      const { child, url } = await serve(t, directory);
      const goal = acknowledged.size + 40;
      let killed = false;
      const worker = async () => {
        while (!killed) {
          try {
            for (const id of await send(url, [decision(), decision()])) acknowledged.add(id);
          } catch (error) {
            // The connection breaks when the server dies; before that, nothing may fail.
            if (!killed) throw error;
          }
          if (!killed && acknowledged.size >= goal) {
            killed = true;
            child.kill('SIGKILL');
          }
        }
      };
      await Promise.all([once(child, 'exit'), ...Array.from({ length: 8 }, worker)]);
      assert.equal(child.signalCode, 'SIGKILL');
    }
    const storage = sqliteStorage({ path: join(directory, 'consent.db') });
    await storage.start();
    t.after(() => storage.stop());
    const log = (await storage.recent(100_000)).map(({ id }) => id);
    assert.equal(new Set(log).size, log.length);
    assert.deepEqual(
      [...acknowledged].filter((id) => !log.includes(id)),
      [],
    );
    assert.ok(acknowledged.size >= 120);
  });

  it('finishes the requests under way at SIGTERM, takes no new one, and ends with 0', async (t) => {
    const directory = await folder(t);
    const { child, url } = await serve(t, directory);
    const subject = newSubject();
    const slow = decision({ subject });
    const body = JSON.stringify({ decisions: [slow] });
    const sending = request(`${url}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    sending.write(body.slice(0, 10));
    // The half-sent request has arrived when a whole one behind it has been answered.
    assert.equal((await fetch(`${url}/health`)).status, 200);
    const said = once(child.stderr!, 'data');
    child.kill('SIGTERM');
    assert.match(String((await said)[0]), /Finishing/);
    await assert.rejects(fetch(`${url}/health`), /fetch failed/);
    const answer = once(sending, 'response');
    sending.end(body.slice(10));
    const [response] = await answer;
    assert.equal(response.statusCode, 200);
    response.resume();
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    const again = await serve(t, directory);
    const record = await fetch(`${again.url}/record`, { headers: { authorization: `Bearer ${subject}` } });
    assert.equal(((await record.json()) as { decisions: number }).decisions, 1);
  });

  it('lets several processes start on one new file and write to it at once', async (t) => {
    const directory = await folder(t);
    const servers = await Promise.all(Array.from({ length: 3 }, () => serve(t, directory)));
    const stored = await Promise.all(
      servers.flatMap(({ url }) => Array.from({ length: 20 }, () => send(url, [decision(), decision()]))),
    );
    assert.equal(new Set(stored.flat()).size, 120);
    for (const { child } of servers) child.kill('SIGINT');
    const codes = await Promise.all(servers.map(async ({ child }) => child.exitCode ?? (await once(child, 'exit'))[0]));
    assert.deepEqual(codes, [0, 0, 0]);
  });
});
