import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ErrorObject } from 'ajv';
import Draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { locator } from '../../src/cli/locate.js';
import { rules } from '../../src/lint/index.js';
import { folder, policy } from '../server/helpers.js';
import { run } from '../server/process.js';

const TRANSCRIPTION = fileURLToPath(new URL('../lint/transcription.json', import.meta.url));

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } };
    logicalLocations: { fullyQualifiedName: string }[];
  }[];
}
interface Log {
  version: string;
  runs: { tool: { driver: { rules: { id: string }[] } }; results: Result[] }[];
}

const published = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
const schema = JSON.parse(readFileSync(join(published, '../schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv as never);
const validate = ajv.compile(schema);

/** What the published schema of SARIF 2.1.0 says against a log. */
function against(log: unknown): ErrorObject[] {
  validate(log);
  return validate.errors ?? [];
}

async function sarif(t: TestContext, args: string[], cwd?: string) {
  const { code, out, err } = await run(t, ['check', '--sarif', ...args], cwd);
  assert.equal(err, '');
  return { code, log: JSON.parse(out) as Log };
}

describe('assent check --sarif', () => {
  it('prints a log that the published schema accepts, of what is odd, what is good and what is no policy', async (t) => {
    const directory = await folder(t);
    const write = async (name: string, text: string) => {
      await writeFile(join(directory, name), text);
      return join(directory, name);
    };
    const files = [
      TRANSCRIPTION,
      await write('good.json', JSON.stringify(policy)),
      await write('broken.json', '{ "id": '),
      await write('empty.json', ''),
      await write('wrong.json', '{"id": "a b"}'),
    ];
    for (const file of files) assert.deepEqual(against((await sarif(t, [file])).log), [], file);
    assert.notDeepEqual(against({ version: '2.1.0', runs: [{ results: [] }] }), [], 'the schema refuses what is none');
  });

  it('has every rule, and each result with rule, level, line and fix', async (t) => {
    const { code, log } = await sarif(t, [TRANSCRIPTION]);
    assert.equal(code, 1);
    const [{ tool, results }] = log.runs as [Log['runs'][0]];
    const ids = tool.driver.rules.map(({ id }) => id);
    assert.deepEqual(
      ids.slice(3),
      rules.map(({ id }) => id),
    );
    const lines = readFileSync(TRANSCRIPTION, 'utf8').split('\n');
    for (const { ruleId, ruleIndex, message } of results) {
      assert.equal(ids[ruleIndex], ruleId);
      assert.match(message.text, /^\/\S+ .+\. Fix: .+/);
    }
    const at = (id: string, path: string) => {
      const result = results.find(
        (r) => r.ruleId === id && r.locations[0]!.logicalLocations[0]!.fullyQualifiedName === path,
      )!;
      const { startLine, startColumn } = result.locations[0]!.physicalLocation.region;
      return { level: result.level, rest: lines[startLine - 1]!.slice(startColumn - 1) };
    };
    assert.deepEqual(at('BROWSER-STALE', '/trackers/browserRefusal/0/browser'), {
      level: 'warning',
      rest: '"Internet Explorer",',
    });
    assert.deepEqual(at('RET-CONFLICT', '/retention/9/duration'), { level: 'error', rest: '"P1Y",' });
    assert.equal(at('VERSION', '/previous').rest, '{', 'what is missing: the value above it');
    assert.equal(at('NAME-DRIFT', '/remedyText').level, 'note');
  });

  it('tells paths from the folder that it is called in', async (t) => {
    const directory = await folder(t);
    await writeFile(join(directory, 'a policy.json'), '{}');
    const uriOf = ({ log }: { log: Log }) =>
      log.runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation.uri;
    assert.equal(uriOf(await sarif(t, ['a policy.json'], directory)), 'a%20policy.json');
    assert.match(uriOf(await sarif(t, [join(directory, 'a policy.json')])), /^file:\/\/\/.*a%20policy\.json$/);
  });
});

describe('locator', () => {
  it('finds values by their pointer, whatever the line ends', () => {
    const text = '{\r\n  "a/b": [1,\n    {"~": "x"}\r  ]\n}';
    const regionOf = locator(text);
    assert.deepEqual(regionOf('/a~1b/1/~0'), { startLine: 3, startColumn: 11, endLine: 3, endColumn: 14 });
    assert.deepEqual(regionOf('/a~1b'), { startLine: 2, startColumn: 10, endLine: 2, endColumn: 11 });
    assert.deepEqual(regionOf(''), { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 });
    assert.deepEqual(regionOf('/a~1b/7/x'), regionOf('/a~1b'));
    assert.deepEqual(locator('')('/a'), { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });
});

describe('assent check --fail-on', () => {
  const codes = async (t: TestContext, file: string) =>
    Promise.all(
      ['error', 'warning', 'info'].map(async (least) => (await run(t, ['check', file, '--fail-on', least])).code),
    );

  it('decides by severity what exits with 1', async (t) => {
    const directory = await folder(t);
    const write = async (name: string, change: object) => {
      await writeFile(join(directory, name), JSON.stringify({ ...policy, ...change }));
      return join(directory, name);
    };
    const good = await write('good.json', {});
    const warned = await write('warned.json', { languages: ['en', 'ko'], controller: { name: { en: 'Shop' } } });
    const told = await write('told.json', { regimes: { US: { modes: {} } } });
    const wrong = await write('wrong.json', { sync: { endpoint: 'x' } });
    assert.deepEqual(await codes(t, good), [0, 0, 0]);
    assert.deepEqual(await codes(t, told), [0, 0, 1]);
    assert.deepEqual(await codes(t, warned), [0, 1, 1]);
    assert.deepEqual(await codes(t, wrong), [1, 1, 1]);
    assert.match((await run(t, ['check', told])).out, /0 errors, 0 warnings, 1 for information\n.*\n.* \(GDPR 3, 44/);
  });

  it('goes with every output', async (t) => {
    const failing = ['check', TRANSCRIPTION, '--fail-on', 'warning'];
    for (const output of [[], ['--json'], ['--sarif']]) assert.equal((await run(t, [...failing, ...output])).code, 1);
  });

  it('and outputs that exclude each other are refused', async (t) => {
    for (const args of [
      ['--fail-on', 'note'],
      ['--json', '--sarif'],
      ['--page', 'http://localhost/', '--sarif'],
      ['--page', 'http://localhost/', '--fail-on', 'info'],
    ]) {
      const { code, err } = await run(t, ['check', TRANSCRIPTION, ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^assent check: /);
    }
  });
});

describe('what law asks of a notice', () => {
  it('fails the check, and keeps no guard from being built', async (t) => {
    const { code, err } = await run(t, ['build', TRANSCRIPTION, '--out', await folder(t)]);
    assert.equal(code, 0, err);
    assert.match(err, /transcription\.json: \d+ errors, \d+ warnings\n/);
    assert.doesNotMatch(err, /^ {2}info/m);
  });
});
