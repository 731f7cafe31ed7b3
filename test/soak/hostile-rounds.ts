import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { readLog } from '../../src/server/chain/read-log.js';
import { openReader } from '../../src/server/storage/reader.js';
import { DecisionBody } from '../../src/server/wire.js';
import { verifyChains } from '../../src/server.js';
import { folder, newSubject, token } from '../server/helpers.js';
import { fromSchema, junk, type Schema } from './from-schema.js';

const SERVER = fileURLToPath(new URL('./hostile-server.ts', import.meta.url));
const AT_ONCE = 16;
const CHUNK = 1000;
const LEEWAY = 20 * 2 ** 20;

interface Hostile {
  method: string;
  path: string;
  body?: string | Uint8Array;
}
type Operation = {
  requestBody?: { content: Record<string, { schema: Schema }> };
  parameters?: { name: string; in: string; schema: Schema }[];
};
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

export interface HostileResult {
  sent: number;
  stored: number;
  statuses: Record<string, number>;
  /** How much more heap there is after a collection, in MB. */
  grown: number;
}

const printable = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '?'));

/** Requests made of the OpenAPI document, of such bodies cut or with bytes changed, and of bytes of any kind. */
function hostile({ paths, components }: Document): fc.Arbitrary<Hostile> {
  const resolve = (ref: string) => components.schemas[ref.split('/').at(-1)!]!;
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const schema = operation.requestBody?.content['application/json']?.schema;
      const body = schema ? fromSchema(schema, resolve, 4).map((v) => JSON.stringify(v)) : fc.constant(undefined);
      const values = (operation.parameters ?? []).map(({ name, in: place, schema }) =>
        fromSchema(schema, resolve, 20).map((value) => ({
          name,
          place,
          value: printable(String(JSON.stringify(value))),
        })),
      );
      return fc.tuple(body, fc.tuple(...values)).map(([body, given]): Hostile => {
        const query = given.filter(({ place }) => place === 'query').map(({ name, value }) => `${name}=${value}`);
        const filled = given.reduce((text, { name, value }) => text.replace(`{${name}}`, value), path);
        const target = query.length > 0 ? `${filled}?${query.join('&')}` : filled;
        return { method: method.toUpperCase(), path: target, ...(body !== undefined && { body }) };
      });
    }),
  );
  const batches = fromSchema({ $ref: '#/components/schemas/Batch' }, resolve, 1).map((v) => String(JSON.stringify(v)));
  const spoilt = fc
    .tuple(batches, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.nat(255)))
    .map(([text, part, byte]): Uint8Array => {
      const bytes = Buffer.from(text);
      const place = Math.floor(bytes.length * part);
      if (byte === null) return bytes.subarray(0, place);
      if (bytes.length > 0) bytes[Math.min(place, bytes.length - 1)] = byte;
      return bytes;
    });
  const post = (body: string | Uint8Array): Hostile => ({ method: 'POST', path: '/decisions', body });
  return fc.oneof(
    { weight: 6, arbitrary: batches.map(post) },
    { weight: 2, arbitrary: spoilt.map(post) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 2000 }).map(post) },
    { weight: 1, arbitrary: junk.map((value) => post(String(JSON.stringify(value)))) },
    { weight: 1, arbitrary: fc.oneof(...described) },
  );
}

interface Answer {
  status: number;
  type: string;
  text: string;
}

function send(url: string, agent: Agent, one: Hostile): Promise<Answer> {
  const { method, path, body } = one;
  return new Promise((resolve, reject) => {
    const authorization = `Bearer ${path.startsWith('/admin') ? token : newSubject()}`;
    const sending = request(`${url}${path}`, {
      method,
      agent,
      headers: { authorization, 'content-type': 'application/json' },
    });
    const failed = (error: NodeJS.ErrnoException) => {
      // The server may close an idle connection at the moment it is used again (RFC 9112, 9.3.1): no fault of either.
      if (sending.reusedSocket && error.code === 'ECONNRESET') resolve(send(url, agent, one));
      else reject(error);
    };
    sending.once('error', failed).once('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('error', reject).once('end', () => {
        resolve({ status: answer.statusCode!, type: String(answer.headers['content-type']), text });
      });
    });
    sending.end(body);
  });
}

/**
 * Sends hostile requests to a backend in a process of its own. None may bring it to fail or to end, nothing may get into
 * the log that the schema refuses, and its heap may not grow.
 *
 * @param seed of the requests: the same seed gives the same
 */
export async function hostileRounds(t: TestContext, count: number, seed: number): Promise<HostileResult> {
  const path = join(await folder(t), 'consent.db');
  const child = fork(SERVER, [path], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  t.after(() => child.kill('SIGKILL'));
  const failures: unknown[] = [];
  child.on('message', (said: { failure?: unknown }) => said.failure && failures.push(said.failure));
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const heap = async () => {
    child.send('heap');
    const [said] = (await once(child, 'message')) as [{ heap: number }];
    return said.heap;
  };
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  t.after(() => agent.destroy());
  const document = JSON.parse((await send(url, agent, { method: 'GET', path: '/openapi.json' })).text) as Document;
  const requests = hostile(document);
  const before = await heap();

  const statuses: Record<string, number> = {};
  let stored = 0;
  for (let from = 0; from < count; from += CHUNK) {
    const queue = fc.sample(requests, { seed: seed + from, numRuns: Math.min(CHUNK, count - from) });
    const worker = async () => {
      for (let one = queue.pop(); one; one = queue.pop()) {
        const { status, type, text } = await send(url, agent, one);
        const what = `${one.method} ${one.path} ${one.body === undefined ? '' : Buffer.from(one.body).toString('base64')}`;
        assert.ok(status < 500, `${status}: ${what}`);
        if (status >= 400) assert.equal(type, 'application/problem+json', what);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status !== 200 || one.path !== '/decisions' || one.method !== 'POST') continue;
        const { results } = JSON.parse(text) as { results: { status: string }[] };
        stored += results.filter((result) => result.status === 'stored').length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  const grown = (await heap()) - before;
  assert.deepEqual(failures, []);
  assert.ok(grown <= LEEWAY, `the heap grew by ${grown} bytes`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(await checkLog(path), stored, 'what was acknowledged, and nothing else');
  assert.ok(stored > count / 20, `the fuzz also reaches the log: ${stored}`);
  return { sent: count, stored, statuses, grown: Math.round(grown / 2 ** 20) };
}

/** Each row has to be one that the schema takes. */
async function checkLog(path: string): Promise<number> {
  const log = await openReader(path);
  try {
    const heads = await log.chains();
    for await (const row of readLog(log, heads)) {
      const { policyId: id, policyVersion: version, policyHash: hash } = row;
      const again = DecisionBody.safeParse({
        ...row,
        subject: 'x'.repeat(22),
        policy: { id, version, ...(hash && { hash }) },
        region: row.region ?? undefined,
        text: row.text ?? undefined,
        trusted: row.trusted ?? undefined,
      });
      assert.ok(again.success, JSON.stringify(row));
      // One of the requests may have hit upon another one's subject, and erased it.
      if (row.subject !== null) assert.match(row.subject, /^sha256-[\w-]{43}$/);
    }
    const result = await verifyChains(readLog(log, heads), { heads });
    assert.deepEqual(result.problems, []);
    return result.entries;
  } finally {
    await log.close();
  }
}
