/**
 * What `npm test` runs, on a machine with Node and npm alone: packages, build, browsers, then every check and test.
 *
 *   npm test                                    everything
 *   npm test -- --only node,wtr:firefox,pages   steps by name, or by the part before the colon
 *   npm test -- --only wtr --match gate         only test files whose path has this text
 *   npm test -- --only pages --variants all     variants of a test in every engine, not in one by turn (npm run soak)
 *   npm test -- --slowest 20                    the slowest tests and files of each step
 *   npm test -- --jobs 1                        one step at a time (3 otherwise: a step waits for its browser half of the time)
 */
import { parseArgs } from 'node:util';

const REQUIRED = 20;
if (Number(process.versions.node.split('.')[0]) < REQUIRED) {
  console.error(`Node ${REQUIRED} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const { prepare } = await import('../demo/prepare.mjs');
const { ensureBrowsers } = await import('./setup/browsers.mjs');
const { stopAll } = await import('./setup/run-child.mjs');
const { STEPS } = await import('./setup/steps.mjs');

const began = performance.now();
const total = { passed: 0, failed: 0 };

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const indent = (text) => text.trimEnd().replace(/^/gm, '   ');

function tell(title, since, { passed, failed, output }) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed > 0 ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed (${seconds(since)})`);
  if (output.trim()) console.log(indent(output));
}

function end() {
  console.log(`\nin ${seconds(began)}\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}

/** The steps that --only names. */
function choose(only) {
  if (!only) return STEPS;
  const names = only.split(',').map((name) => name.trim());
  const fits = (step, name) => step.id === name || step.id.startsWith(`${name}:`);
  const unknown = names.filter((name) => !STEPS.some((step) => fits(step, name)));
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}. Steps: ${STEPS.map(({ id }) => id).join(', ')}`);
    process.exit(1);
  }
  return STEPS.filter((step) => names.some((name) => fits(step, name)));
}

/** Something that everything after it needs: its failure ends the run. */
async function must(title, work) {
  const since = performance.now();
  console.log(`\n${title}`);
  try {
    await work();
    console.log(`✓ done (${seconds(since)})`);
  } catch (error) {
    tell(title, since, { passed: 0, failed: 1, output: error.message });
    end();
  }
}

async function runStep(step, options) {
  const since = performance.now();
  try {
    tell(`${step.id} (${step.title})`, since, await step.run(options));
  } catch (error) {
    tell(`${step.id} (${step.title})`, since, { passed: 0, failed: 1, output: error.stack });
  }
}

const names = ['only', 'match', 'variants', 'jobs', 'slowest'];
const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const { only, match = '', variants = 'turn', jobs = '3', slowest = '' } = parseArgs({ options }).values;
if (slowest) process.env.ASSENT_SLOWEST = slowest;
const steps = choose(only);
const engines = [...new Set(steps.map(({ engine }) => engine).filter(Boolean))];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    stopAll();
    process.exit(1);
  });
}

const log = (line) => console.log(indent(line));
await must('Packages and build', () => prepare({ log }));
if (engines.length > 0) await must(`Browsers: ${engines.join(', ')}`, () => ensureBrowsers({ engines, log }));

console.log('\nChecks and tests');
const queue = [...steps];
const worker = async () => {
  for (let step = queue.shift(); step; step = queue.shift()) await runStep(step, { match, variants });
};
await Promise.all(Array.from({ length: Math.max(1, Number(jobs)) }, worker));
end();
