import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { decision } from '../server/helpers.js';
import { type LoadResult, load } from './load.js';

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));
const KINDS = ['floor', 'backend', 'bare'] as const;
type Kind = (typeof KINDS)[number];

const body = () => JSON.stringify({ decisions: [decision()] });
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

/**
 * Floor and backend, each a process on a database of its own, by turns: what else the machine does meanwhile hits both
 * alike. The share of each round is taken by itself; their median counts, their range tells how quiet the machine was.
 * The share of what a table without any index takes is told beside it.
 *
 * @returns whether the bars are held
 */
export async function compare(
  name: string,
  makeDb: (kind: string) => Promise<string>,
  rounds: number,
  seconds: number,
): Promise<boolean> {
  const children: ChildProcess[] = [];
  const results: Record<Kind, LoadResult[]> = { floor: [], backend: [], bare: [] };
  try {
    const urls = {} as Record<Kind, string>;
    for (const kind of KINDS) {
      const args = ['--import', 'tsx', SERVE, kind, await makeDb(kind)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      [urls[kind]] = (await once(createInterface(child.stdout), 'line')) as [string];
      await load(urls[kind], body, { seconds: 2, warmup: 0 });
    }
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 ? [...KINDS].reverse() : KINDS;
      for (const kind of order) results[kind].push(await load(urls[kind], body, { seconds, warmup: 0.3 }));
    }
  } finally {
    for (const child of children) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  }
  const { backend } = results;
  const sharesOf = (kind: Kind) =>
    backend.map(({ perSecond }, i) => Math.round((100 * perSecond) / results[kind][i]!.perSecond));
  const shares = sharesOf('floor');
  const failed = backend.reduce((sum, r) => sum + r.failed, 0);
  const tell = (kind: Kind) => {
    const of = (member: 'perSecond' | 'p50' | 'p99') => median(results[kind].map((r) => r[member]));
    console.log(`${name} ${kind}: ${of('perSecond')}/s, p50 ${of('p50')} ms, p99 ${of('p99')} ms`);
    return of('p99');
  };
  tell('floor');
  tell('bare');
  const p99 = tell('backend');
  const range = `rounds ${Math.min(...shares)} to ${Math.max(...shares)}`;
  console.log(
    `${name}: ${median(shares)} % of the floor (bar 60; ${range}), ${median(sharesOf('bare'))} % of a table without ` +
      `indexes, p99 ${p99} ms (bar 100), ${failed} failed`,
  );
  return median(shares) >= 60 && p99 < 100 && failed === 0;
}
