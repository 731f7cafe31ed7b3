import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { decision, token } from '../server/helpers.js';
import { capabilityOf, fill, receivedOf } from './fill.js';

const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));
const SAMPLES = 300;
const SMALLEST = 10_000;

interface Running {
  child: ChildProcess;
  base: string;
}

async function start(db: string): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE, 'backend', db], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [url] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, base: url.replace('/decisions', '') };
}

async function end({ child }: Running) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function megabytes({ child }: Running): Promise<number> {
  child.send('memory');
  const [bytes] = (await once(child, 'message')) as [number];
  return Math.round(bytes / 2 ** 20);
}

async function read(url: string, init: RequestInit = {}): Promise<number> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  let bytes = 0;
  for await (const chunk of answer.body!) bytes += chunk.length;
  return bytes;
}

const owner = { headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } };
const bearer = (capability: string) => ({ headers: { authorization: `Bearer ${capability}` } });

const body = () => JSON.stringify({ decisions: [decision()] });

/** Median of so many, in milliseconds, one after the other. */
async function typical(times: number, ask: (i: number) => Promise<unknown>): Promise<string> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const begin = performance.now();
    await ask(i);
    all.push(performance.now() - begin);
  }
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!.toFixed(1);
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const begin = performance.now();
  await work();
  return ((performance.now() - begin) / 1000).toFixed(1);
}

/** Tells how the backend's answers grow with its log: from ten thousand rows to `most`, ten times as many each time. */
export async function growth(name: string, db: string, most: number): Promise<void> {
  await end(await start(db)); // makes the tables
  const ids = new Map<number, string>();
  console.log(`${name}, medians in ms; whole passes in s; memory of the process in MB`);
  console.log('     rows  record receipt  write  a day  verify  export  memory');
  for (let rows = SMALLEST, before = 0; rows <= most; before = rows, rows *= 10) {
    for (const [row, id] of await fill(db, before, rows, most)) ids.set(row, id);
    const running = await start(db);
    try {
      const { base } = running;
      const known = [...ids];
      const any = () => known[Math.floor(Math.random() * known.length)]!;
      const day = { from: receivedOf(rows / 2, most).slice(0, 10), to: receivedOf(rows / 2, most) };
      const measures = [
        () => typical(SAMPLES, () => read(`${base}/record`, bearer(capabilityOf(any()[0])))),
        () =>
          typical(SAMPLES, () => {
            const [row, id] = any();
            return read(`${base}/receipts/${id}`, bearer(capabilityOf(row)));
          }),
        () => typical(SAMPLES, () => read(`${base}/decisions`, { ...owner, method: 'POST', body: body() })),
        () => typical(5, () => read(`${base}/admin/search`, { ...owner, method: 'POST', body: JSON.stringify(day) })),
        () => seconds(() => read(`${base}/admin/verify`, owner)),
        () => seconds(() => read(`${base}/admin/export`, owner)),
        async () => String(await megabytes(running)),
      ];
      process.stdout.write(String(rows).padStart(9));
      for (const measure of measures) process.stdout.write((await measure()).padStart(8));
      process.stdout.write('\n');
    } finally {
      await end(running);
    }
  }
}
