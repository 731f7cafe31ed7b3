import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from '../../src/decision/id.js';
import type { Decision } from '../../src/decision/types.js';
import { readLog } from '../../src/server/chain/read-log.js';
import { openReader } from '../../src/server/storage/reader.js';
import { verifyChains } from '../../src/server.js';
import { decision, folder, newSubject } from '../server/helpers.js';
import { type Served, serve } from '../server/process.js';
import { type Fault, type Passing, startFaultProxy } from '../setup/fault-proxy.js';
import { type Browser, newBrowser, PATIENCE, type Page, pageOpener } from './page.js';
import { type Random, random } from './random.js';

/** Sequences at a time: each a visitor of its own, on one server. */
const AT_ONCE = 100;
const YEAR = 365 * 86_400_000;
/** Faults that one sequence meets at most; after them the world heals. */
const FAULTS = 6;

export interface ProtocolResult {
  sequences: number;
  decisions: number;
  kills: number;
  faults: Record<string, number>;
}

interface Visitor {
  name: string;
  rnd: Random;
  browser: Browser;
  made: Decision[];
  faults: number;
}

function nextFault(visitor: Visitor): Fault {
  const { rnd } = visitor;
  if (visitor.faults === 0 || rnd.chance(0.3)) return { kind: 'none' };
  visitor.faults -= 1;
  const when = rnd.pick(['before', 'after'] as const);
  return rnd.pick<() => Fault>([
    () => ({ kind: 'answer', status: rnd.pick([500, 502, 408]) }),
    () => ({ kind: 'answer', status: rnd.pick([503, 429]), retryAfter: rnd.below(3) }),
    () => ({ kind: 'reset', when: rnd.pick(['before', 'after', 'within'] as const) }),
    () => ({ kind: 'reset', when }),
    () => ({ kind: 'stall', when, ms: rnd.chance(0.08) ? PATIENCE + 200 : rnd.below(60) }),
    () => ({ kind: 'duplicate', late: rnd.chance(0.5) }),
    () => ({ kind: 'reorder', ms: 60 }),
  ])();
}

/** One visitor: decides some times, in one or two tabs, until all is delivered. */
async function live(visitor: Visitor, open: (browser: Browser) => Page, endpoint: string): Promise<void> {
  const { name, rnd, browser, made } = visitor;
  const subject = newSubject();
  const tab = () => {
    const page = open(browser);
    const outbox = page.createOutbox('assent');
    return { outbox, ...page.createFlusher(outbox, endpoint, () => undefined) };
  };
  const tabs = [tab(), tab()];
  for (let i = rnd.below(7) + 1; i > 0; i--) {
    const now = Date.now() + browser.wrong + made.length;
    const choices = { analytics: rnd.chance(0.5), ...(rnd.chance(0.3) && { events: rnd.chance(0.5) }) };
    const one = decision({ id: uuidv7(now), subject, choices, at: new Date(now).toISOString(), source: name });
    made.push(one);
    const { outbox, flush } = rnd.pick(tabs);
    outbox.keep(one);
    void flush();
    if (rnd.chance(0.2)) tabs[rnd.below(2)] = tab(); // a new page
    await pause(rnd.below(15));
  }
  // Whatever woke a page up by itself is enough; the test only gives up at some time.
  const { outbox } = tabs[0]!;
  for (let tries = 0; outbox.all().length > 0; tries++) {
    assert.ok(tries < 6000, `${name}: the outbox still holds ${outbox.all().length}`);
    await pause(10);
  }
  assert.deepEqual({ ...browser.storage }, {}, `${name}: nothing was refused`);
}

/** The last answer on each unit, in the order of the acts. */
const folded = (made: readonly Decision[]) =>
  Object.assign({}, ...made.map(({ choices }) => choices)) as Record<string, boolean>;

/**
 * Lets visitors decide through a network that fails in every way, with a server that is killed in the midst. Then each
 * decision has to be in the log once, and client and server have to agree on the record.
 *
 */
export async function protocolRounds(t: TestContext, sequences: number, seed: number): Promise<ProtocolResult> {
  const open = await pageOpener();
  const directory = await folder(t);
  let server: Served = await serve(t, directory);
  const visitors = new Map<string, Visitor>();
  const source = /"source":"(visitor-\d+)"/;
  const choose = ({ path, body }: Passing): Fault => {
    const visitor = path.endsWith('/decisions') ? visitors.get(source.exec(body)?.[1] ?? '') : undefined;
    return visitor ? nextFault(visitor) : { kind: 'none' };
  };
  const proxy = await startFaultProxy({ target: () => new URL(server.url).origin, choose });
  t.after(() => proxy.close());
  const endpoint = `${proxy.origin}/assent/v1`;

  const everything: Decision[] = [];
  let kills = 0;
  for (let from = 0; from < sequences; from += AT_ONCE) {
    const group = random(seed + from);
    visitors.clear();
    for (let i = from; i < Math.min(from + AT_ONCE, sequences); i++) {
      const name = `visitor-${i}`;
      const rnd = random(seed * 31 + i);
      const browser = newBrowser(rnd.pick([0, 0, -YEAR, YEAR]));
      visitors.set(name, { name, rnd, browser, made: [], faults: FAULTS });
    }
    const living = [...visitors.values()].map((visitor) => live(visitor, open, endpoint));
    if (group.chance(0.5)) {
      await pause(group.below(60));
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      server = await serve(t, directory);
      kills += 1;
    }
    await Promise.all(living);
    for (const { made, name } of visitors.values()) {
      const authorization = `Bearer ${made[0]!.subject}`;
      const answer = await fetch(`${server.url}/record`, { headers: { authorization } });
      const { record, decisions } = (await answer.json()) as {
        record: { choices: Record<string, { granted: boolean }> };
        decisions: number;
      };
      assert.equal(decisions, made.length, `${name}: each once`);
      const served = Object.fromEntries(Object.entries(record.choices).map(([unit, { granted }]) => [unit, granted]));
      assert.deepEqual(served, folded(made), `${name}: the server's record is the client's`);
      everything.push(...made);
    }
  }
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  await checkLog(join(directory, 'consent.db'), everything);
  return { sequences, decisions: everything.length, kills, faults: proxy.counts };
}

async function checkLog(path: string, made: readonly Decision[]): Promise<void> {
  const log = await openReader(path);
  try {
    const heads = await log.chains();
    const ids: string[] = [];
    for await (const { id } of readLog(log, heads)) ids.push(id);
    assert.deepEqual(ids.sort(), made.map(({ id }) => id).sort(), 'each exactly once');
    assert.deepEqual((await verifyChains(readLog(log, heads), { heads })).problems, []);
  } finally {
    await log.close();
  }
}
