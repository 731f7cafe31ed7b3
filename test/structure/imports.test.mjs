/** Holds the layout: the one-way rule, pure rooms, packages in browser rooms, sizes of files. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT, readFiles } from './files.mjs';
import { PURE_ROOMS, ROOMS, staticPackages, violations } from './rules.mjs';
import { importsOf, tokens } from './tokens.mjs';

const LINES = 250;

/** Files that are longer, each with its reason. */
const LONG = new Map([]);

const sources = readFiles(['src']);
const planted = (path, source) => violations(new Map([[path, source]]));

describe('the layout', () => {
  test('holds', () => {
    assert.ok(sources.size > 0, 'there are sources to read');
    assert.deepEqual(violations(sources), []);
  });

  test('is broken by an import to the right, by value, type, export or import()', () => {
    assert.match(planted('src/policy/a.ts', `import { x } from '../store/x.js';`)[0], /policy\/a.ts:1 .*no room/);
    for (const code of [
      `import type { X } from '../ui/host.js';`,
      `export * from '../ui/host.js';`,
      `export { X } from '../ui/host.js';`,
      `import '../ui/host.js';`,
      `const x = await import('../ui/host.js');`,
      `type X = import('../ui/host.js').X;`,
      `import {\n  X, // a comment from './here.js'\n} from '../ui/host.js';`,
    ]) {
      assert.equal(planted('src/gate/a.ts', code).length, 1, code);
      assert.deepEqual(planted('src/ui/a.ts', code), [], code);
      assert.deepEqual(planted('src/client.ts', code.replace('../ui', './ui')), [], code);
    }
  });

  test('keeps the four on the right apart, and lets each room import its left', () => {
    for (const [room, left] of Object.entries(ROOMS)) {
      for (const other of Object.keys(ROOMS)) {
        const found = planted(`src/${room}/deep/a.ts`, `import type { X } from '../../${other}/x.js';`);
        assert.equal(found.length, left.includes(other) || other === room ? 0 : 1, `${room} imports ${other}`);
      }
    }
  });

  test('is broken by importing an entry, leaving src/, or a room that is not in it', () => {
    assert.match(planted('src/ui/a.ts', `import { x } from '../client.js';`)[0], /entry file/);
    assert.match(planted('src/ui/a.ts', `import { x } from '../../test/x.js';`)[0], /outside of src/);
    assert.match(planted('src/utils/a.ts', '')[0], /in no room/);
  });

  test('is broken by packages that browsers do not get', () => {
    assert.match(planted('src/sync/a.ts', `import { nanoid } from 'nanoid';`)[0], /package nanoid/);
    assert.match(planted('src/policy/view.ts', `import { z } from 'zod';`)[0], /outside of the schema files/);
    assert.match(planted('src/store/a.ts', `import type { z } from 'zod';`)[0], /outside of the schema files/);
    assert.deepEqual(planted('src/policy/types.ts', `import type { z } from 'zod';`), []);
    assert.match(planted('src/store/a.ts', `import { readFile } from 'node:fs';`)[0], /node:fs/);
    assert.deepEqual(planted('src/policy/notice/rights.ts', `import { z } from 'zod';`), []);
    assert.deepEqual(
      planted('src/ui/a.ts', `import { html } from 'lit/static-html.js'; import c from 'js-cookie';`),
      [],
    );
    assert.deepEqual(planted('src/server/a.ts', `import { Hono } from 'hono'; import fs from 'node:fs';`), []);
  });

  test('is not fooled by texts, comments, templates and regular expressions', () => {
    const code = [
      `// import '../ui/a.js'`,
      `const a = "import '../ui/a.js'"; const b = /'import "..\\/ui"/;`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template within a text is what is read here.
      'const c = `${{ d: `import "../ui/a.js" ${1}` }} import "../ui/a.js"`;',
      `export const from = '../ui/a.js'; object.import('../ui/a.js');`,
      `import { e } from '../policy/e.js';`,
    ].join('\n');
    assert.deepEqual(importsOf(code), [{ from: '../policy/e.js', kind: 'value', line: 5 }]);
    assert.equal(tokens('a / b / c').filter(({ type }) => type === 'regex').length, 0);
  });
});

describe('the guard', () => {
  const guards = [...sources.keys()].filter((path) => /^src\/(guard|assent|cookie)[^/]*\.ts$/.test(path));

  for (const path of guards) {
    test(`${path} needs no package`, () => assert.deepEqual([...staticPackages(sources, path)], []));
  }

  test('is seen to need one through another file, unless types or import() alone lead there', () => {
    const files = new Map([
      ['src/guard.ts', `import { x } from './gate/x.js'; import type { Y } from './ui/y.js'; import('./ui/y.js');`],
      ['src/gate/x.ts', `export { z } from './z.js';`],
      ['src/gate/z.ts', `import { LitElement } from 'lit';`],
      ['src/ui/y.ts', `import Cookies from 'js-cookie';`],
    ]);
    assert.deepEqual([...staticPackages(files, 'src/guard.ts')], ['lit']);
  });
});

/** Compiles without the DOM's types: whatever names a DOM global is an error, a local of the same name is not. */
function compilePure(project) {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8', cwd: ROOT });
  return { status, stdout };
}

describe(`${PURE_ROOMS.join(', ')}`, () => {
  test('touch no DOM', () => {
    const { status, stdout } = compilePure('test/structure/tsconfig.pure.json');
    assert.equal(status, 0, stdout);
  });

  test('would be seen to touch it', () => {
    const folder = join(ROOT, 'test/.out/planted');
    mkdirSync(folder, { recursive: true });
    const config = { extends: '../../structure/tsconfig.pure.json', include: ['*.ts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'a.ts'), 'export const a = (document: { title: string }) => document.title;\n');
    assert.equal(compilePure(folder).status, 0, 'a parameter named document is no DOM');
    writeFileSync(
      join(folder, 'b.ts'),
      'export const b = document.title;\nexport const c = globalThis.localStorage;\n',
    );
    const { status, stdout } = compilePure(folder);
    rmSync(folder, { recursive: true });
    assert.notEqual(status, 0);
    assert.match(stdout, /b\.ts.*document/);
    assert.match(stdout, /b\.ts.*localStorage|globalThis/);
  });

  test('name no global of Node either', () => {
    const found = [];
    for (const [path, source] of sources) {
      if (!PURE_ROOMS.some((room) => path.startsWith(`src/${room}/`))) continue;
      const all = tokens(source);
      for (const [index, { type, text, line }] of all.entries()) {
        const member = all[index - 1]?.text === '.' || all[index + 1]?.text === ':';
        if (type === 'word' && !member && ['process', 'Buffer', 'global', '__dirname'].includes(text)) {
          found.push(`${path}:${line} ${text}`);
        }
      }
    }
    assert.deepEqual(found, []);
  });
});

describe('files', () => {
  const files = readFiles(['src', 'test', 'demo'], /\.(m?[jt]s|py)$/);

  test(`have at most ${LINES} lines, or a reason`, () => {
    const long = [...files].filter(([, source]) => source.split('\n').length - 1 > LINES).map(([path]) => path);
    assert.deepEqual(
      long.filter((path) => !LONG.has(path)),
      [],
      'split these, or list them in LONG with a reason',
    );
    assert.deepEqual(
      [...LONG.keys()].filter((path) => !long.includes(path)),
      [],
      'these are listed in vain',
    );
  });
});
