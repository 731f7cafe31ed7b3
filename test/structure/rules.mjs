/** The layout's rules as data and one function, so that a test can plant violations. */
import { posix } from 'node:path';
import { importsOf } from './tokens.mjs';

/**
 * policy → regime → decision → store → { gate | signals | sync | ui }; notice imports policy; server and lint import
 * policy, regime, decision; ui and cli import notice; cli imports server and lint. A room imports only rooms to its left, so cli reaches what its two reach.
 */
export const ROOMS = {
  policy: [],
  regime: ['policy'],
  decision: ['policy', 'regime'],
  store: ['policy', 'regime', 'decision'],
  gate: ['policy', 'regime', 'decision', 'store'],
  signals: ['policy', 'regime', 'decision', 'store'],
  sync: ['policy', 'regime', 'decision', 'store'],
  notice: ['policy'],
  ui: ['policy', 'regime', 'decision', 'store', 'notice'],
  server: ['policy', 'regime', 'decision'],
  lint: ['policy', 'regime', 'decision'],
  cli: ['policy', 'regime', 'decision', 'notice', 'server', 'lint'],
};

/** Rooms that are sent to browsers: two packages, and no builtin of Node. */
export const BROWSER_ROOMS = ['policy', 'regime', 'decision', 'store', 'gate', 'signals', 'sync', 'notice', 'ui'];

/** Rooms that touch no DOM. */
export const PURE_ROOMS = ['policy', 'regime', 'decision', 'notice'];

const BROWSER_PACKAGES = ['lit', 'js-cookie'];

/** The schema is written with zod; pages get types (anywhere in the room) and plain checks only. */
const SCHEMA_FILES =
  /^src\/policy\/(?:schema|policy-schema|document-schema|regime-schema|parse|notice[^/]*|notice\/.+)\.ts$/;

const packageOf = (specifier) => {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
};

/** The room of a file below src/; `entry` for src/*.ts, undefined outside. */
export function roomOf(path) {
  const parts = path.split('/');
  if (parts[0] !== 'src') return undefined;
  return parts.length === 2 ? 'entry' : parts[1];
}

function packageProblem(path, room, specifier, kind) {
  if (!BROWSER_ROOMS.includes(room)) return undefined;
  if (specifier.startsWith('node:')) return `is for browsers too, and imports ${specifier}`;
  const name = packageOf(specifier);
  const mayHaveZod = SCHEMA_FILES.test(path) || (room === 'policy' && kind === 'type');
  if (BROWSER_PACKAGES.includes(name) || (name === 'zod' && mayHaveZod)) return undefined;
  const where = name === 'zod' ? ' outside of the schema files' : '';
  return `imports the package ${name}${where}; rooms for browsers have lit and js-cookie`;
}

function roomProblem(path, room, specifier) {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  const there = roomOf(target);
  if (there === undefined) return `imports ${target}, which is outside of src/`;
  if (room === 'entry' || room === there) return undefined;
  if (there === 'entry') return `imports the entry file ${target}; entries wire rooms, rooms don't import them`;
  if (!ROOMS[room].includes(there))
    return `imports ${target}: ${room} may import ${ROOMS[room].join(', ') || 'no room'}`;
  return undefined;
}

/**
 * What breaks the layout's rules. A type import counts as any other.
 * @param {Map<string, string>} files source by path (`src/gate/index.ts`)
 * @returns {string[]} `path:line what`, none when all is well
 */
export function violations(files) {
  const found = [];
  for (const [path, source] of files) {
    const room = roomOf(path);
    if (room !== 'entry' && !Object.hasOwn(ROOMS, room)) {
      found.push(`${path} is in no room of the layout; the rooms are ${Object.keys(ROOMS).join(', ')}`);
      continue;
    }
    for (const { from, line, kind } of importsOf(source)) {
      const problem = from.startsWith('.') ? roomProblem(path, room, from) : packageProblem(path, room, from, kind);
      if (problem) found.push(`${path}:${line} ${problem}`);
    }
  }
  return found;
}

/**
 * The packages that running an entry needs at once: through imports that are neither types nor `import()`.
 * @param {Map<string, string>} files source by path
 * @param {string} entry its path
 * @returns {Set<string>}
 */
export function staticPackages(files, entry) {
  const packages = new Set();
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { from, kind } of importsOf(files.get(path) ?? '')) {
      if (kind !== 'value') continue;
      if (!from.startsWith('.')) packages.add(packageOf(from));
      else visit(posix.normalize(posix.join(posix.dirname(path), from)).replace(/\.js$/, '.ts'));
    }
  };
  visit(entry);
  return packages;
}
