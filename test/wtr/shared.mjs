/** What the three engines' configurations have in common. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../setup/webkit.mjs';
import { backendPlugin } from './backend-plugin.mjs';
import { reporter } from './reporter.mjs';
import { sinkPlugin } from './sink-plugin.mjs';
import { typescript } from './typescript.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms whose tests run in a browser. */
export const ROOMS = ['policy', 'regime', 'decision', 'store', 'gate', 'signals', 'sync', 'ui'];

/** The tests of all rooms; ASSENT_WTR_MATCH keeps the files whose path has that text. */
function testFiles() {
  const match = process.env.ASSENT_WTR_MATCH ?? '';
  const folders = [...ROOMS, 'wtr'].filter((folder) => existsSync(join(ROOT, 'test', folder)));
  const names = (folder) => readdirSync(join(ROOT, 'test', folder), { recursive: true });
  const paths = folders.flatMap((folder) => names(folder).map((name) => `test/${folder}/${name}`));
  return paths.filter((path) => path.endsWith('.test.ts') && path.includes(match)).sort();
}

/**
 * A configuration of Web Test Runner.
 * @param {{engine: string, browsers: object[], concurrency: number, plugins?: object[]}} options
 */
export async function config({ engine, browsers, concurrency, plugins = [] }) {
  return {
    rootDir: ROOT,
    files: testFiles(),
    browsers,
    concurrency,
    hostname: '127.0.0.1',
    port: await freePort(),
    nodeResolve: { exportConditions: ['production', 'browser'] },
    plugins: [typescript(), sinkPlugin(), backendPlugin(), ...plugins],
    reporters: [reporter({ engine, output: process.env.ASSENT_WTR_OUTPUT })],
    testFramework: { config: { timeout: 15_000 } },
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 180_000,
  };
}
