/**
 * `npm run bench:server`: durable writes, one decision a request, 64 connections, one process; against a floor measured
 * in the same run. Bars: at least 60 % of the floor, p99 under 100 ms.
 *
 *   ASSENT_BENCH_SECONDS   length of each measurement (10)
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { decision } from '../server/helpers.js';
import { query } from '../server/postgres-server.js';
import { startPostgres } from '../setup/postgres.mjs';
import { type LoadResult, load } from './load.js';

const seconds = Number(process.env.ASSENT_BENCH_SECONDS ?? 10);
const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));

async function measure(kind: 'backend' | 'floor', db: string): Promise<LoadResult> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE, kind, db], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    return await load(url, () => JSON.stringify({ decisions: [decision()] }), { seconds });
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** Floor, backend, floor, backend: so that a machine that gets slower meanwhile favours neither. */
async function compare(name: string, makeDb: (part: string) => Promise<string>): Promise<boolean> {
  const results = { floor: [] as LoadResult[], backend: [] as LoadResult[] };
  for (const round of [1, 2]) {
    for (const kind of ['floor', 'backend'] as const) {
      results[kind].push(await measure(kind, await makeDb(`${kind}_${round}`)));
    }
  }
  const mean = (all: LoadResult[]) => Math.round(all.reduce((sum, { perSecond }) => sum + perSecond, 0) / all.length);
  const [floor, backend] = [mean(results.floor), mean(results.backend)];
  const p99 = Math.max(...results.backend.map((r) => r.p99));
  const failed = results.backend.reduce((sum, r) => sum + r.failed, 0);
  const share = Math.round((100 * backend) / floor);
  console.log(
    `${name}: ${backend}/s of a floor of ${floor}/s: ${share} % (bar 60), p99 ${p99} ms (bar 100), ${failed} failed`,
  );
  return share >= 60 && p99 < 100 && failed === 0;
}

const folder = await mkdtemp(join(tmpdir(), 'assent-bench-'));
const postgres = await startPostgres();
try {
  const sqlite = await compare('SQLite', async (part) => join(folder, `${part}.db`));
  const pg = await compare('PostgreSQL', async (part) => {
    await query(postgres.url(), `create database ${part}`);
    return postgres.url(part);
  });
  process.exitCode = sqlite && pg ? 0 : 1;
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
