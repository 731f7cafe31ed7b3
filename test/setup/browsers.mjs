/**
 * Finds the browsers that the tests drive, and installs them where the system allows it (Debian packages).
 * Node builtins only: it runs before any package is installed.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The engines that every browser test runs in. */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/**
 * What each engine needs: names on the PATH, places beside it, the variable that points to it when it is elsewhere,
 * and the Debian packages that bring it. `ok` says whether a program that is there will do.
 */
const PROGRAMS = {
  chromium: {
    engine: 'chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    env: 'CHROMIUM_PATH',
    apt: ['chromium'],
  },
  firefox: {
    engine: 'firefox',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    env: 'FIREFOX_PATH',
    apt: ['firefox-esr'],
  },
  webkitDriver: {
    engine: 'webkit',
    names: ['WebKitWebDriver'],
    env: 'WEBKIT_DRIVER_PATH',
    apt: ['webkit2gtk-driver'],
  },
  webkitPython: {
    engine: 'webkit',
    names: ['python3'],
    places: ['/usr/bin/python3'],
    what: 'python3 that can import gi with WebKit2 4.1 (the test window, test/setup/webkit-browser.py)',
    ok: hasWebKit,
    env: 'WEBKIT_PYTHON_PATH',
    apt: ['python3-gi', 'gir1.2-webkit2-4.1'],
  },
  xvfb: { engine: 'webkit', names: ['Xvfb'], env: 'XVFB_PATH', apt: ['xvfb'] },
};

/** Fonts with Hangul: without them, screenshots and text measurements of Korean pages show empty boxes. */
const FONTS = { apt: 'fonts-noto-cjk', folder: '/usr/share/fonts/opentype/noto' };

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes(error.code)) return false;
    throw error;
  }
}

function hasWebKit(python) {
  const code = 'import gi; gi.require_version("WebKit2", "4.1"); from gi.repository import WebKit2';
  return spawnSync(python, ['-c', code], { stdio: 'ignore' }).status === 0;
}

const onPath = (names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter(isProgram);

function locate({ names, places = [], env, ok = () => true }) {
  const named = process.env[env];
  if (named && !isProgram(named)) throw new Error(`${env} is "${named}", which is not a program that can be run`);
  if (named) return named;
  return [...onPath(names), ...places.filter(isProgram)].find(ok);
}

const found = new Map();

/** The path of a program of `PROGRAMS`, or undefined; looked for once. */
function find(key) {
  if (!found.get(key)) found.set(key, locate(PROGRAMS[key]));
  return found.get(key);
}

/**
 * The path of a program.
 * @param {'chromium'|'firefox'|'webkitDriver'|'webkitPython'|'xvfb'} key
 * @throws {Error} naming what to install when it isn't there, or the variable that points to nothing
 */
export function browserPath(key) {
  const path = find(key);
  if (!path) throw new Error(explain([key]));
  return path;
}

/** `setpriv` of util-linux, where there is one: it lets a child end with its parent. */
export const setpriv = () => onPath(['setpriv'])[0];

const missing = (engines) =>
  Object.keys(PROGRAMS).filter((key) => engines.includes(PROGRAMS[key].engine) && !find(key));

const packagesOf = (keys) => [...new Set(keys.flatMap((key) => PROGRAMS[key].apt))];

function aptInstall(packages, log) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    log(`apt-get ${args.join(' ')}`);
    const run = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
    if (run.error) throw run.error;
    if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
  }
}

/** One message that names what is missing, how to install it, and how to point to it when it is elsewhere. */
function explain(keys) {
  const engines = [...new Set(keys.map((key) => PROGRAMS[key].engine))];
  return [
    `The tests in ${engines.join(', ')} need programs that were not found:`,
    ...keys.map((key) => `  - ${PROGRAMS[key].what ?? PROGRAMS[key].names[0]}; ${PROGRAMS[key].env} may hold its path`),
    `On Debian or Ubuntu: sudo apt-get install ${packagesOf(keys).join(' ')} ${FONTS.apt}`,
    'WebKitGTK runs on Linux alone. Elsewhere choose what runs: npm test -- --only node,wtr:chromium,pages:chromium',
  ].join('\n');
}

/**
 * Makes sure that the programs of these engines are there: by apt where there is apt and root.
 * @param {{engines?: string[], log?: (line: string) => void}} options
 * @throws {Error} naming what to install, when something is missing and can't be installed here
 */
export function ensureBrowsers({ engines = ENGINES, log = console.log } = {}) {
  const lacking = missing(engines);
  const canInstall = process.getuid?.() === 0 && onPath(['apt-get']).length > 0;
  const fonts = canInstall && engines.length > 0 && !existsSync(FONTS.folder) ? [FONTS.apt] : [];
  if (canInstall && lacking.length + fonts.length > 0) aptInstall([...packagesOf(lacking), ...fonts], log);
  const still = missing(engines);
  if (still.length > 0) throw new Error(explain(still));
}
