/** Prints failures in full and one line an engine; writes the counts where `npm test` reads them. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { slowest } from '../setup/slowest.mjs';

const indent = (text, by = '    ') => String(text).replace(/^/gm, by);

/** Every test of a suite, with the names of the suites around it. */
function* tests(suite, path = []) {
  if (!suite) return;
  for (const test of suite.tests) yield { ...test, path: [...path, test.name].join(' › ') };
  for (const inner of suite.suites) yield* tests(inner, [...path, inner.name]);
}

const describe = (error) => {
  const lines = [
    error.stack?.includes(error.message) ? error.stack : `${error.message ?? error}\n${error.stack ?? ''}`,
  ];
  if (error.expected !== undefined) lines.push(`expected: ${error.expected}`, `actual:   ${error.actual}`);
  return lines.join('\n').trimEnd();
};

/** What went wrong in one file: failed or skipped tests, errors outside of tests, and what the page logged. */
function problems(session, file) {
  const found = [];
  for (const error of session.errors) found.push(`✗ ${file}\n${indent(describe(error))}`);
  for (const test of tests(session.testResults)) {
    if (test.skipped) found.push(`✗ ${file}: ${test.path}\n    skipped: a test runs or is removed`);
    else if (!test.passed)
      found.push(`✗ ${file}: ${test.path}\n${indent(describe(test.error ?? { message: 'failed' }))}`);
  }
  if (found.length === 0 && !session.passed) found.push(`✗ ${file}: the file failed without saying why`);
  if (found.length > 0) {
    for (const url of session.request404s) found.push(`  404: ${url}`);
    for (const log of session.logs) found.push(indent(`console: ${log.map(String).join(' ')}`, '  '));
  }
  return found;
}

/** Counts of one file; a file that broke outside of its tests, or has none, counts as one failure. */
function count(session) {
  const all = [...tests(session.testResults)];
  const passed = all.filter((test) => test.passed && !test.skipped).length;
  let failed = all.length - passed;
  if (failed === 0 && (session.errors.length > 0 || !session.passed || all.length === 0)) failed = 1;
  return { passed, failed };
}

/** How long the tests took. */
function durations(sessions) {
  const nameOf = ({ testFile }) => relative(process.cwd(), testFile);
  return sessions.flatMap((session) =>
    [...tests(session.testResults)].map(({ path, duration }) => ({
      file: nameOf(session),
      name: path,
      ms: duration ?? 0,
    })),
  );
}

/**
 * @param {{engine: string, output?: string}} options `output`: a file for `{passed, failed}` as JSON
 */
export function reporter({ engine, output }) {
  let started = Date.now();
  let last = started;
  /** By file: one runs after the other, so that each has taken the time since the one before. */
  const files = new Map();
  return {
    start() {
      started = Date.now();
      last = started;
    },
    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      files.set(relative(process.cwd(), testFile), Date.now() - last);
      last = Date.now();
      for (const session of sessionsForTestFile) {
        const lines = problems(session, relative(process.cwd(), testFile));
        if (lines.length > 0) logger.log(`${lines.join('\n')}\n`);
      }
    },
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const { passed, failed } = count(session);
        total.passed += passed;
        total.failed += failed;
        if (
          passed + failed === 1 &&
          failed === 1 &&
          ![...tests(session.testResults)].length &&
          !session.errors.length
        ) {
          console.log(`✗ ${relative(process.cwd(), session.testFile)}: no test ran`);
        }
      }
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(
        `${engine}: ${total.passed} passed, ${total.failed} failed in ${sessions.length} files (${seconds} s)`,
      );
      if (output)
        writeFileSync(output, JSON.stringify({ ...total, slowest: slowest(durations([...sessions]), files) }));
    },
  };
}
