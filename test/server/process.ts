import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { policy } from './helpers.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As it is published: `npm run build` makes it, as `npm test` does. */
const CLI = join(ROOT, 'dist/cli.js');

/** Runs `assent`, or a script, as a process of its own; ended with the test. */
export function assent(t: TestContext, args: string[], cwd = ROOT, script = CLI, env = {}): ChildProcess {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });
  return child;
}

/** Runs `assent` to its end. */
export async function run(t: TestContext, args: string[], cwd?: string, script?: string) {
  const child = assent(t, args, cwd, script);
  let out = '';
  let err = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

export interface Served {
  child: ChildProcess;
  url: string;
}

/** Starts `assent serve` in `directory` and waits until it listens. */
export async function serve(t: TestContext, directory: string, more: string[] = [], env = {}): Promise<Served> {
  const file = join(directory, 'policy.json');
  await writeFile(file, JSON.stringify(policy));
  const args = ['serve', '--policy', file, '--db', join(directory, 'consent.db'), '--port', '0', ...more];
  const child = assent(t, args, ROOT, CLI, env);
  let complaint = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  for await (const line of createInterface(child.stdout!)) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error(`assent serve ended before it listened: ${complaint}`);
}
