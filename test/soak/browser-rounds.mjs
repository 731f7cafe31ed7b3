/** Visitors with real browsers, a network that fails in every way, a real backend that is killed: what arrives? */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readLog } from '../../src/server/chain/read-log.ts';
import { openReader } from '../../src/server/storage/reader.ts';
import { verifyChains } from '../../src/server.ts';
import { openBrowser } from '../pages/browser.mjs';
import { startServer } from '../pages/server.mjs';
import { folder, policy } from '../server/helpers.ts';
import { serve } from '../server/process.ts';
import { startFaultProxy } from '../setup/fault-proxy.ts';
import { Visitor } from './browser-visitor.mjs';
import { random } from './random.ts';

/** Sequences at a time, each with a browser context of its own. */
const AT_ONCE = 4;
/** Faults of the network that one sequence meets at most; after them the world heals. */
const FAULTS = 6;
/** Longer than the browser waits for an answer. */
const LONG_STALL = 30_000;

function nextFault(visitor, stalls) {
  const { rnd, offline } = visitor.network;
  if (offline) return { kind: 'reset', when: 'before' };
  if (visitor.network.faults === 0 || rnd.chance(0.3)) return { kind: 'none' };
  visitor.network.faults -= 1;
  const when = rnd.pick(['before', 'after']);
  return rnd.pick([
    () => ({ kind: 'answer', status: rnd.pick([500, 502, 408]) }),
    () => ({ kind: 'answer', status: rnd.pick([503, 429]), retryAfter: rnd.below(3) }),
    () => ({ kind: 'reset', when: rnd.pick(['before', 'after', 'within']) }),
    () => ({ kind: 'reset', when }),
    () => ({ kind: 'stall', when, ms: rnd.chance(stalls) ? LONG_STALL : rnd.below(300) }),
    () => ({ kind: 'duplicate', late: rnd.chance(0.5) }),
    () => ({ kind: 'reorder', ms: 200 }),
  ])();
}

/** The page; its clock is wrong by as many milliseconds as the address says, for whatever runs in it. */
const pageOf = (endpoint) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>faults</title>
<script>{
  const wrong = Number(new URLSearchParams(location.search).get('wrong'));
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given) { super(...(given.length ? given : [Right.now() + wrong])); }
    static now() { return Right.now() + wrong; }
  };
}</script>
<script type="application/json" id="assent-policy">${JSON.stringify({ ...policy, trigger: false, sync: { endpoint } })}</script>
<script src="/dist/assent.js"></script></head><body><p>page</p></body></html>`;

/** Each decision that no fault erased is in the log once, none is twice, and the chains hold. */
async function checkLog(db, visitors) {
  const log = await openReader(db);
  try {
    const heads = await log.chains();
    const times = new Map();
    for await (const { id } of readLog(log, heads)) times.set(id, (times.get(id) ?? 0) + 1);
    const made = new Set();
    for (const { name, made: decisions, erased } of visitors) {
      for (const { id } of decisions) {
        made.add(id);
        if (!erased.has(id)) assert.equal(times.get(id), 1, `${name}: ${id} is in the log once`);
      }
    }
    for (const [id, count] of times) assert.ok(count === 1 && made.has(id), `${id} is in the log ${count} times`);
    assert.deepEqual((await verifyChains(readLog(log, heads), { heads })).problems, []);
    return times.size;
  } finally {
    await log.close();
  }
}

const sum = (counts, more) => {
  for (const [what, count] of Object.entries(more)) counts[what] = (counts[what] ?? 0) + count;
  return counts;
};

/**
 * @param {import('node:test').TestContext} t
 * @param {{engine: string, sequences: number, seed: number, stalls?: number, kills?: number}} options `stalls`: how many of the stalls
 *   are longer than any browser waits; `kills`: how many groups of sequences see the server killed
 */
export async function browserRounds(t, { engine, sequences, seed, stalls = 0.1, kills: killing = 0.5 }) {
  const directory = await folder(t);
  const visitors = [];
  const source = /"source":"visitor-(\d+)"/;
  const pages = await startServer();
  t.after(() => pages.close());
  const start = () => serve(t, directory, ['--origin', pages.url]);
  let backend = await start();
  const proxy = await startFaultProxy({
    target: () => new URL(backend.url).origin,
    choose: ({ method, body }) => {
      const visitor = method === 'POST' && visitors[Number(source.exec(body)?.[1] ?? -1)];
      return visitor ? nextFault(visitor, stalls) : { kind: 'none' };
    },
  });
  t.after(() => proxy.close());
  pages.pages['/'] = pageOf(`${proxy.origin}/assent/v1`);
  const browser = await openBrowser(engine);
  t.after(() => browser.close());

  let kills = 0;
  const counts = {};
  for (let from = 0; from < sequences; from += AT_ONCE) {
    const rnd = random(seed + from);
    const group = [];
    for (let i = from; i < Math.min(from + AT_ONCE, sequences); i++) {
      const visitor = new Visitor(`visitor-${i}`, seed * 31 + i, await browser.newContext(), pages.url, engine);
      visitor.network = { faults: FAULTS, rnd: random(seed * 37 + i) };
      visitors[i] = visitor;
      group.push(visitor);
    }
    const living = Promise.all(group.map((visitor) => visitor.live()));
    living.catch(() => undefined); // told below, where it is waited for
    if (rnd.chance(killing)) {
      await pause(rnd.below(1500));
      backend.child.kill('SIGKILL');
      await once(backend.child, 'exit');
      backend = await start();
      kills += 1;
    }
    await living;
    for (const visitor of group) visitor.network.faults = 0;
    await Promise.all(group.map((visitor) => visitor.recover()));
    for (const visitor of group) {
      await visitor.agree(backend.url);
      sum(counts, visitor.counts);
      await visitor.context.close();
      browser.contexts.delete(visitor.context);
    }
  }
  backend.child.kill('SIGTERM');
  await once(backend.child, 'exit');
  const logged = await checkLog(join(directory, 'consent.db'), visitors);
  const maybe = visitors.reduce((all, { erased }) => all + erased.size, 0);
  return {
    sequences,
    logged,
    'erased by the browser, or delivered before': maybe,
    kills,
    ...counts,
    network: proxy.counts,
  };
}
