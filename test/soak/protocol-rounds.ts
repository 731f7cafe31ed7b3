import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Decision } from '../../src/decision/types.js';
import { folder } from '../server/helpers.js';
import { type Served, serve } from '../server/process.js';
import { type Fault, type Passing, startFaultProxy } from '../setup/fault-proxy.js';
import { PATIENCE, pageOpener } from './page.js';
import { random } from './random.js';
import { agree, checkLog, live, newVisitor, type Visitor } from './visitor.js';

/** Sequences at a time: each a visitor of its own, on one server. */
const AT_ONCE = 40;
/** The server is killed once in so many sequences. */
const EACH = 50;
/** Faults that one sequence meets at most; after them the world heals. */
const FAULTS = 6;
/** How likely something befalls the browser before a decision. */
const MISHAPS = 0.25;

export interface ProtocolResult {
  sequences: number;
  decisions: number;
  kills: number;
  /** Decisions that a mishap of the browser may have erased; of them, how many were delivered all the same. */
  erased: [number, number];
  mishaps: Record<string, number>;
  faults: Record<string, number>;
}

interface Victim extends Visitor {
  /** How many faults are still to come. */
  faults: number;
}

function nextFault(visitor: Victim): Fault {
  const { rnd } = visitor;
  if (visitor.faults === 0 || rnd.chance(0.3)) return { kind: 'none' };
  visitor.faults -= 1;
  const when = rnd.pick(['before', 'after'] as const);
  return rnd.pick<() => Fault>([
    () => ({ kind: 'answer', status: rnd.pick([500, 502, 408]) }),
    () => ({ kind: 'answer', status: rnd.pick([503, 429]), retryAfter: rnd.below(3) }),
    () => ({ kind: 'reset', when: rnd.pick(['before', 'after', 'within'] as const) }),
    () => ({ kind: 'reset', when }),
    () => ({ kind: 'stall', when, ms: rnd.chance(0.03) ? PATIENCE + 200 : rnd.below(60) }),
    () => ({ kind: 'duplicate', late: rnd.chance(0.5) }),
    () => ({ kind: 'reorder', ms: 60 }),
  ])();
}

/**
 * Lets visitors decide through a network that fails in every way, with a server that is killed in the midst. Then each
 * decision has to be in the log once, and client and server have to agree on the record.
 */
export async function protocolRounds(t: TestContext, sequences: number, seed: number): Promise<ProtocolResult> {
  const open = await pageOpener();
  const directory = await folder(t);
  let server: Served = await serve(t, directory);
  const visitors = new Map<string, Victim>();
  const source = /"source":"(visitor-\d+)"/;
  const choose = ({ path, body }: Passing): Fault => {
    const visitor = path.endsWith('/decisions') ? visitors.get(source.exec(body)?.[1] ?? '') : undefined;
    return visitor ? nextFault(visitor) : { kind: 'none' };
  };
  const proxy = await startFaultProxy({ target: () => new URL(server.url).origin, choose });
  t.after(() => proxy.close());
  const endpoint = `${proxy.origin}/assent/v1`;

  const made: Visitor[] = [];
  let kills = 0;
  let killing: Promise<void> = Promise.resolve();
  const kill = async (after: number) => {
    await pause(after);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    server = await serve(t, directory);
    kills += 1;
  };
  const worker = async () => {
    while (made.length < sequences) {
      const i = made.length;
      const rnd = random(seed + i);
      const visitor = { ...newVisitor(`visitor-${i}`, seed * 31 + i, MISHAPS), faults: FAULTS };
      made.push(visitor);
      visitors.set(visitor.name, visitor);
      if (i % EACH === EACH / 2) killing = killing.then(() => kill(rnd.below(100)));
      await live(visitor, open, endpoint);
      visitors.delete(visitor.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await killing;

  const everything: Decision[] = [];
  const erased = new Set<string>();
  const mishaps: Record<string, number> = {};
  for (const visitor of made) {
    await agree(visitor, server.url);
    everything.push(...visitor.made);
    for (const id of visitor.erased) erased.add(id);
    for (const [what, count] of Object.entries(visitor.counts)) mishaps[what] = (mishaps[what] ?? 0) + count;
  }
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  const arrived = await checkLog(join(directory, 'consent.db'), everything, erased);
  const decisions = everything.length;
  return { sequences, decisions, kills, erased: [erased.size, arrived], mishaps, faults: proxy.counts };
}
