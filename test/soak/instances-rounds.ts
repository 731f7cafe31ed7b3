import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Decision } from '../../src/decision/types.js';
import { folder } from '../server/helpers.js';
import { serve } from '../server/process.js';
import { startFaultProxy } from '../setup/fault-proxy.js';
import { pageOpener } from './page.js';
import { random } from './random.js';
import { agree, checkLog, live, newVisitor } from './visitor.js';

const VISITORS = 40;

export interface InstancesResult {
  kills: number;
  decisions: number;
}

/**
 * Two instances on one database, behind a balancer that deals requests out by turns and knows nothing of their health.
 * Under load one of them is killed, then started anew; again and again. The pages have to recover by themselves.
 */
export async function instancesRounds(
  t: TestContext,
  db: string,
  rounds: number,
  seed: number,
): Promise<InstancesResult> {
  const open = await pageOpener();
  const directory = await folder(t);
  const start = () => serve(t, directory, ['--db', db]);
  const instances = [await start(), await start()];
  let turn = 0;
  const target = () => new URL(instances[turn++ % 2]!.url).origin;
  const balancer = await startFaultProxy({ target, choose: () => ({ kind: 'none' }) });
  t.after(() => balancer.close());

  const everything: Decision[] = [];
  for (let round = 0; round < rounds; round++) {
    const rnd = random(seed + round);
    const visitors = Array.from({ length: VISITORS }, (_, i) =>
      newVisitor(`visitor-${round}-${i}`, seed * 31 + round * VISITORS + i),
    );
    const living = visitors.map((visitor) => live(visitor, open, `${balancer.origin}/assent/v1`));
    await pause(rnd.below(80));
    const victim = rnd.below(2);
    instances[victim]!.child.kill('SIGKILL');
    await once(instances[victim]!.child, 'exit');
    // All has to be delivered while one of the two is still away.
    await Promise.all(living);
    instances[victim] = await start();
    for (const visitor of visitors) {
      await agree(visitor, rnd.pick(instances).url);
      everything.push(...visitor.made);
    }
  }
  for (const { child } of instances) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await checkLog(db, everything);
  return { kills: rounds, decisions: everything.length };
}
