/** Holds what a newcomer relies on: no install scripts, two dependencies, tests that run, errors that are not swallowed. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT, readFiles } from './files.mjs';
import { inactiveTests, readmeExamples, swallowed } from './habits.mjs';

const read = (path) => readFileSync(join(ROOT, path), 'utf8');

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json'));

  test('runs nothing at installation', () => {
    const names = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
      'dependencies',
    ];
    assert.deepEqual(
      Object.keys(manifest.scripts ?? {}).filter((name) => names.includes(name)),
      [],
    );
  });

  test('depends on lit and js-cookie alone', () => {
    assert.deepEqual(Object.keys(manifest.dependencies).sort(), ['js-cookie', 'lit']);
    assert.equal(manifest.optionalDependencies, undefined);
    const peers = Object.keys(manifest.peerDependencies ?? {});
    const optional = manifest.peerDependenciesMeta ?? {};
    assert.deepEqual(
      peers.filter((name) => optional[name]?.optional !== true),
      [],
      'peers are optional',
    );
  });
});

describe('package-lock.json', () => {
  test('names no registry host', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    const named = Object.entries(packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''));
    assert.deepEqual(
      named.map(([path]) => path),
      [],
    );
    assert.ok(
      Object.values(packages).some(({ integrity }) => integrity),
      'packages are pinned by their hash',
    );
  });
});

describe('tests', () => {
  test('all run: none is skipped, singled out or left to be written', () => {
    const found = [...readFiles(['test'], /\.m?[jt]s$/)].flatMap(([path, source]) =>
      inactiveTests(source).map((problem) => `${path}:${problem}`),
    );
    assert.deepEqual(found, []);
  });

  test('that do not run would be seen', () => {
    // Put together here, so that a plain search of the tests for such words finds none.
    const [only, skip, todo] = ['on_ly', 'sk_ip', 'to_do'].map((word) => word.replace('_', ''));
    for (const code of [
      `test.${only}('x', () => {})`,
      `describe.${skip}('x', () => {})`,
      `it.${todo}('x')`,
      `x${'it'}('x', () => {})`,
      `test('x', { ${skip}: true }, () => {})`,
      `test('x', (t) => t.${skip}())`,
      `it('x', function () { this.${skip}(); })`,
    ]) {
      assert.equal(inactiveTests(code).length, 1, code);
    }
    const harmless = `test('${only}', () => { list.${skip}(2); "test.${only}('x')" }); const ${todo} = { ${only}: 1 };`;
    assert.deepEqual(inactiveTests(harmless), []);
  });
});

describe('sources', () => {
  test('swallow no error', () => {
    const found = [...readFiles(['src'])].flatMap(([path, source]) =>
      swallowed(source).map((problem) => `${path}:${problem}`),
    );
    assert.deepEqual(found, []);
  });

  test('that swallow one would be seen', () => {
    for (const code of [
      'try { a(); } catch {}',
      'try { a(); } catch (error) { /* nothing to do */ }',
      'a().catch(() => {});',
      'a().catch((error) => {});',
      'a().then(b, c).catch(async function () {});',
    ]) {
      assert.equal(swallowed(code).length, 1, code);
    }
    assert.deepEqual(swallowed('try { a(); } catch (error) { report(error); } b().catch((error) => tell(error));'), []);
  });
});

describe('README.md', () => {
  const examples = existsSync(join(ROOT, 'README.md')) ? readmeExamples(read('README.md')) : [];

  test('has a test for each example that says it is run', () => {
    const tests = read('test/pages/readme.test.mjs');
    const lacking = examples.filter(({ name }) => !new RegExp(`blocks\\.${name}|${name}\\.js`).test(tests));
    assert.deepEqual(
      lacking.map(({ name }) => name),
      [],
    );
  });

  test('examples are found by their mark', () => {
    const text = '```html run=script-tag\n<script></script>\n```\n\n```js\nnot();\n```\n```js run=app\nrun();\n```\n';
    assert.deepEqual(readmeExamples(text), [
      { name: 'script-tag', language: 'html', code: '<script></script>\n' },
      { name: 'app', language: 'js', code: 'run();\n' },
    ]);
  });
});
