/**
 * Brings a working copy into a state in which the demo and the tests can run, with Node's own modules alone:
 * installs the packages when they are missing or not those of package-lock.json, builds when a source has changed.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules/.package-lock.json');
const stamp = join(root, 'dist/.stamp');

/** What the built files are made of. */
const sources = [
  'src',
  'demo/app',
  'demo/build-app.mjs',
  'rollup.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/**
 * @param {string} command
 * @param {string[]} args
 * @param {(line: string) => void} log
 * @param {boolean} [quiet] keep what it prints, and show it only in the error
 * @throws {Error} naming the command, when it fails
 */
function run(command, args, log, quiet = false) {
  const line = `${command} ${args.join(' ')}`;
  log(line);
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`${said}"${line}" ended with code ${code}`))));
  });
}

/**
 * Installs what package-lock.json names. `npm ci` refuses a lock file that lacks the optional packages of other
 * platforms, as one has that was made behind a registry without them; `npm install --no-save` takes the same
 * versions from it and leaves it as it is.
 */
async function install(log) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await run('npm', ['ci', ...flags], log, true);
  } catch (error) {
    if (!/EUSAGE/.test(error.message)) throw error;
    log('package-lock.json lacks packages of some platforms');
    await run('npm', ['install', '--no-save', ...flags], log);
  }
}

/** Are the packages of the lock file, and no other versions, in node_modules? */
function packagesAreRight() {
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (path === '' || link) return true;
    // Packages for other platforms, and peers nobody asked for, may be absent.
    if (!there[path]) return Boolean(optional || devOptional || peer);
    return there[path].version === version;
  });
}

function* filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  for (const entry of entries) if (entry.isFile()) yield join(entry.parentPath ?? entry.path, entry.name);
}

/** A hash over the names and contents of everything that is built from. */
function sourceHash() {
  const hash = createHash('sha256');
  const files = sources.flatMap((path) => (/\.\w+$/.test(path) ? [join(root, path)] : [...filesOf(path)]));
  for (const file of files.filter(existsSync).sort())
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {{log?: (line: string) => void}} [options] told each command that is run; silent when there is nothing to do
 * @throws {Error} when a command fails
 */
export async function prepare({ log = () => {} } = {}) {
  if (!packagesAreRight()) await install(log);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash()) return;
  await run('npm', ['run', '--silent', 'build'], log);
  await run(process.execPath, [join(root, 'demo/build-app.mjs')], log);
  // Now: the build makes sources too, of the languages' files.
  writeFileSync(stamp, sourceHash());
}
