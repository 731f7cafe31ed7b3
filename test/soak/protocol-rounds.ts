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
const AT_ONCE = 100;
/** Faults that one sequence meets at most; after them the world heals. */
const FAULTS = 6;

export interface ProtocolResult {
  sequences: number;
  decisions: number;
  kills: number;
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
 *
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

  const everything: Decision[] = [];
  let kills = 0;
  for (let from = 0; from < sequences; from += AT_ONCE) {
    const group = random(seed + from);
    visitors.clear();
    for (let i = from; i < Math.min(from + AT_ONCE, sequences); i++) {
      const name = `visitor-${i}`;
      visitors.set(name, { ...newVisitor(name, seed * 31 + i), faults: FAULTS });
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
    for (const visitor of visitors.values()) {
      await agree(visitor, server.url);
      everything.push(...visitor.made);
    }
  }
  server.child.kill('SIGTERM');
  await once(server.child, 'exit');
  await checkLog(join(directory, 'consent.db'), everything);
  return { sequences, decisions: everything.length, kills, faults: proxy.counts };
}
