/** Runs a program of a step: output kept, time limited, ended with the whole family of processes it started. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters as strip } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const running = new Set();

/** Ends the children of all steps, when `npm test` itself is told to end. */
export function stopAll() {
  for (const child of running) stop(child, 'SIGTERM');
}

/** Each child leads a process group: its browsers end with it. */
function stop(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * @param {string[]} args arguments for Node
 * @param {{env?: Record<string, string>, minutes?: number}} options
 * @returns {Promise<{code: number, output: string}>} output without colours; a run that took too long has code -1
 */
export function runNode(args, { env = {}, minutes = 20 } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    let late = false;
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const timer = setTimeout(() => {
      late = true;
      output += `\nended after ${minutes} minutes\n`;
      stop(child, 'SIGTERM');
      setTimeout(() => stop(child, 'SIGKILL'), 5000).unref();
    }, minutes * 60_000);
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      done({ code: late ? -1 : (code ?? -1), output: strip(output) });
    });
  });
}
