/**
 * Two instances of the backend on one PostgreSQL: `ASSENT_DB=postgres://... node demo/two-instances/start.mjs`. They know
 * nothing of each other; `nginx.conf` beside this file deals requests out to both. One that ends is started anew, as a
 * service manager would do it. Ctrl+C ends both, after the requests under way.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PORTS = [8787, 8788];
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

if (!process.env.ASSENT_DB) {
  console.error('Name the database: ASSENT_DB=postgres://user@host/database node demo/two-instances/start.mjs');
  process.exit(2);
}

let ending = false;
const running = new Map();

function start(port) {
  const args = [path('../../dist/cli.js'), 'serve', '--policy', path('../policy.json'), '--port', String(port)];
  const begun = Date.now();
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  running.set(port, child);
  child.once('exit', (code, signal) => {
    running.delete(port);
    if (ending) return;
    console.error(`The instance on port ${port} ended (${signal ?? code})`);
    // One that can't even start is not helped by starting it faster.
    setTimeout(() => !ending && start(port), Date.now() - begun < 2000 ? 2000 : 0);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    ending = true;
    for (const child of running.values()) child.kill('SIGTERM');
  });
}
for (const port of PORTS) start(port);
