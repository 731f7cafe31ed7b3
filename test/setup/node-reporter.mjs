/** Reporter of Node's runner: failures in full, nothing else. Its last line is the counts as JSON, for `npm test`. */
import { relative } from 'node:path';
import { inspect } from 'node:util';
import { slowest } from './slowest.mjs';

const indent = (text) => String(text).trimEnd().replace(/^/gm, '    ');

/** A file is a suite (one-process.mjs), or, run by itself, a test where it broke outside of its tests or had none. */
const isFile = ({ name, nesting }) => nesting === 0 && /\.test\.[mc]?[jt]s$/.test(name);

const because = ({ cause, ...error }) =>
  cause instanceof Error ? inspect(cause, { depth: 4 }) : String(cause ?? error.message ?? inspect(error));

/** What a file printed, kept until it is known whether the file failed. */
class Said {
  #texts = new Map();

  add(file, text) {
    this.#texts.set(file, (this.#texts.get(file) ?? '') + text);
  }

  take(file) {
    const text = this.#texts.get(file) ?? '';
    this.#texts.delete(file);
    return text.slice(-8000);
  }
}

export default async function* report(source) {
  const counts = { passed: 0, failed: 0 };
  const names = [];
  const said = new Said();
  const tests = [];
  const files = new Map();
  const failedFiles = new Set();
  const place = (file) => (file ? relative(process.cwd(), file) : '');
  const failure = (data, why) => {
    counts.failed += 1;
    failedFiles.add(data.file);
    const path = [...names.slice(0, data.nesting), data.name].join(' › ');
    return `✗ ${place(data.file)}: ${path}\n${indent(why)}\n`;
  };

  for await (const { type, data } of source) {
    if (type === 'test:start') names[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') said.add(data.file, data.message);
    if (type === 'test:diagnostic' && data.file) said.add(data.file, `${data.message}\n`);
    const isSuite = data.details?.type === 'suite';
    if (type === 'test:pass' && isSuite && isFile(data)) {
      files.set(data.name, data.details.duration_ms);
      // Of the whole pages' files not all have a test for each engine.
      if (!process.env.ENGINES && tests.at(-1)?.file !== data.name)
        yield failure(data, 'there is no test in this file');
    }
    if (type === 'test:pass' && !isSuite) {
      const [file, ...path] = [...names.slice(0, data.nesting), data.name];
      tests.push({ file, name: path.join(' › '), ms: data.details.duration_ms });
      if (isFile(data)) yield failure(data, 'there is no test in this file');
      else if (data.skip !== undefined || data.todo !== undefined)
        yield failure(data, 'skipped: a test runs or is removed');
      else counts.passed += 1;
    }
    if (type === 'test:fail' && data.details.error.failureType !== 'subtestsFailed') {
      yield failure(data, because(data.details.error));
    }
  }
  for (const file of failedFiles) {
    const text = said.take(file);
    if (text) yield `${place(file)} said:\n${indent(text)}\n`;
  }
  yield `\n${JSON.stringify({ ...counts, slowest: slowest(tests, files) })}\n`;
}
