/** The steps of `npm test`: what each runs and how its result is counted. Node builtins only. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINES } from './browsers.mjs';
import { ROOT, runNode } from './run-child.mjs';

const OUT = join(ROOT, 'test/.out');
const bin = (path) => join('node_modules', path);

/** Rooms whose tests run in Node; a folder that is not there yet is passed over. */
const NODE_FOLDERS = [
  'structure',
  'setup',
  'server',
  'lint',
  'cli',
  'notice',
  'contract',
  'demo',
  'policy-node',
  'readme',
];

/** Test files below test/<folder>, sorted; `match` keeps those whose path holds it. */
function testFiles(folders, match) {
  const found = folders.flatMap((folder) => {
    const path = join(ROOT, 'test', folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path, { recursive: true });
    return names.filter((name) => /\.test\.m?[jt]s$/.test(name)).map((name) => join('test', folder, name));
  });
  return found.filter((path) => path.includes(match)).sort();
}

/** A check that passes or fails as a whole counts as one. */
async function check(args) {
  const { code, output } = await runNode(args);
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}

/** Budgets count one by one. */
async function sizes() {
  const { code, output } = await runNode([bin('size-limit/bin.js'), '--json']);
  const start = output.indexOf('[');
  if (start < 0) return { passed: 0, failed: 1, output };
  const budgets = JSON.parse(output.slice(start));
  const failed = budgets.filter(({ passed }) => passed === false);
  const lines = budgets.map(({ name, size, sizeLimit }) => `  ${name}: ${size} B of ${sizeLimit ?? 'no limit'}`);
  const extra = code !== 0 && failed.length === 0 ? 1 : 0;
  return { passed: budgets.length - failed.length, failed: failed.length + extra, output: `${lines.join('\n')}\n` };
}

/** A run whose counts say that all is well, but that ended badly or ran nothing, has failed too. */
function judge({ passed, failed, slowest }, code, output) {
  if (failed === 0 && code !== 0) return { passed, failed: 1, output: `${output}\nended with code ${code}` };
  if (passed + failed === 0) return { passed, failed: 1, output: `${output}\nno test ran` };
  return { passed, failed, output: failed > 0 ? output : slowest };
}

async function nodeTests(folders, { match, env }) {
  const files = testFiles(folders, match);
  if (files.length === 0)
    return { passed: 0, failed: 1, output: `no test file of ${folders} has "${match}" in its path` };
  const reporter = ['--test-reporter=./test/setup/node-reporter.mjs', '--test-reporter-destination=stdout'];
  const args = ['--import', 'tsx', '--test', ...reporter, 'test/setup/one-process.mjs'];
  const { code, output } = await runNode(args, { env: { ...env, ASSENT_FILES: files.join(',') } });
  const lines = output.trimEnd().split('\n');
  const last = lines.findLastIndex((line) => line.startsWith('{"passed":'));
  if (last < 0) return { passed: 0, failed: 1, output };
  const counts = JSON.parse(lines[last]);
  lines.splice(last, 1);
  return judge(counts, code, lines.join('\n'));
}

async function wtr(engine, { match }) {
  const result = join(OUT, `wtr-${engine}.json`);
  mkdirSync(OUT, { recursive: true });
  rmSync(result, { force: true });
  const args = [bin('@web/test-runner/dist/bin.js'), '--static-logging', '--config', `test/wtr/${engine}.config.mjs`];
  const env = { ASSENT_WTR_OUTPUT: result, ASSENT_WTR_MATCH: match };
  const { code, output } = await runNode(args, { env });
  if (!existsSync(result)) return { passed: 0, failed: 1, output };
  return judge(JSON.parse(readFileSync(result, 'utf8')), code, output);
}

/**
 * All steps, in the order in which they start: after the checks, the longest first.
 * @type {{id: string, title: string, engine?: string,
 *   run: (options: {match: string}) => Promise<{passed: number, failed: number, output: string}>}[]}
 */
export const STEPS = [
  { id: 'lint', title: 'biome', run: () => check([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']) },
  { id: 'types', title: 'TypeScript', run: () => check([bin('typescript/bin/tsc'), '-p', '.', '--noEmit']) },
  { id: 'size', title: 'size-limit', run: sizes },
  ...ENGINES.toReversed().map((engine) => ({
    id: `pages:${engine}`,
    title: `whole pages in ${engine}`,
    engine,
    run: ({ match, variants }) => nodeTests(['pages'], { match, env: { ENGINES: engine, ASSENT_VARIANTS: variants } }),
  })),
  {
    id: 'node',
    title: 'server, command line, structure',
    run: ({ match }) => nodeTests(NODE_FOLDERS, { match }),
  },
  ...ENGINES.map((engine) => ({
    id: `wtr:${engine}`,
    title: `rooms in ${engine}`,
    engine,
    run: (options) => wtr(engine, options),
  })),
];
