/** Starts WebKitGTK's driver on a display of its own, and stops both by their process ids. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserPath, setpriv } from './browsers.mjs';

/** The name that the driver knows our window by (`browserName` of its capabilities). */
export const WEBKIT_NAME = 'AssentTest';

/**
 * A TCP port on 127.0.0.1 that was free a moment ago, below those that systems give to whoever asks for any: a server that
 * starts meanwhile does not get it.
 */
export async function freePort() {
  const server = createServer();
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  const taken = await new Promise((done) => server.once('error', done).listen(port, '127.0.0.1', () => done()));
  if (taken?.code === 'EADDRINUSE') return freePort();
  if (taken) throw taken;
  await new Promise((done) => server.close(done));
  return port;
}

const children = new Set();
const folders = new Set();

/** WebKit's processes write to their cache after their session has ended: what is left then goes at the end. */
const removeFolder = (folder) => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    folders.delete(folder);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EBUSY') throw error;
  }
};

process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) removeFolder(folder);
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(143));

/** A child that ends with this process: by `setpriv` (Linux) even when this one is killed. */
function start(program, args, options) {
  const keeper = setpriv();
  const line = keeper ? [keeper, '--pdeathsig', 'TERM', program, ...args] : [program, ...args];
  const child = spawn(line[0], line.slice(1), options);
  children.add(child);
  const ended = new Promise((done) => {
    child.once('error', done);
    child.once('exit', (code, signal) => done(new Error(`${program} ended (${signal ?? code})`)));
  }).finally(() => children.delete(child));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, ended, stop };
}

/**
 * A virtual X display; the server itself picks a number that is free, so that several can start at once.
 * @returns {Promise<{display: string, stop: () => Promise<void>}>}
 */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1600x24', '-nolisten', 'tcp'];
  const { child, ended, stop } = start(browserPath('xvfb'), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = new Promise((done) => {
    let text = '';
    child.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) done(text.trim());
    });
  });
  const first = await Promise.race([number, ended]);
  if (first instanceof Error) throw first;
  return { display: `:${first}`, stop };
}

/** Runs our window with a fresh profile, and keeps what it prints: the console messages of its pages. */
function writeLauncher(folder) {
  const window = fileURLToPath(new URL('webkit-browser.py', import.meta.url));
  const binary = join(folder, 'browser.sh');
  const log = join(folder, 'console.log');
  writeFileSync(log, '');
  const run = `exec "${browserPath('webkitPython')}" "${window}" --profile="${folder}" "$@" >>"${log}" 2>&1`;
  writeFileSync(binary, `#!/bin/sh\n${run}\n`);
  chmodSync(binary, 0o755);
  return { binary, output: () => readFileSync(log, 'utf8') };
}

/**
 * WebKitWebDriver (one session at a time) with a profile of its own.
 * @param {{display: string}} options the X display, as `startDisplay` gives it
 * @returns {Promise<{port: number, url: string, capabilities: (args?: string[]) => object, output: () => string,
 *   stop: () => Promise<void>}>} `capabilities` for a new session (arguments as in webkit-browser.py); `output` is
 *   what the browser has printed
 */
export async function startWebKitDriver({ display }) {
  const folder = mkdtempSync(join(tmpdir(), 'assent-webkit-'));
  folders.add(folder);
  const { binary, output } = writeLauncher(folder);
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: folder, NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11' };
  const driver = start(browserPath('webkitDriver'), [`--port=${port}`], { stdio: 'ignore', env });
  const url = `http://127.0.0.1:${port}`;
  const capabilities = (args = []) => ({
    browserName: WEBKIT_NAME,
    'webkitgtk:browserOptions': { binary, args },
  });
  const stop = async () => {
    await driver.stop();
    removeFolder(folder);
  };
  await ready(`${url}/status`, driver);
  return { port, url, capabilities, output, stop };
}

async function ready(url, { ended }) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await Promise.race([fetch(url).catch((error) => ({ error })), ended]);
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) {
      await answer.arrayBuffer();
      return;
    }
    if (Date.now() > deadline) throw new Error(`WebKitWebDriver did not answer at ${url}: ${answer.error.cause}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
