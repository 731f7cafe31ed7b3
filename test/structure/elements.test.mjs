/** Holds the elements' manifest: all that a site may touch is described there, and nothing is missing; texts stay small. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { ROOT, readFiles } from './files.mjs';

const LISTS = ['members', 'attributes', 'slots', 'cssParts', 'cssProperties', 'events'];
const manifest = JSON.parse(readFileSync(join(ROOT, 'dist/custom-elements.json'), 'utf8'));
const sources = readFiles(['src/ui', 'src/notice']);

/** The elements of a manifest. */
const elementsOf = ({ modules }) =>
  modules.flatMap(({ path, declarations }) =>
    declarations.filter(({ tagName }) => tagName).map((element) => ({ ...element, path })),
  );

/** What a site may touch and no text describes: `assent-banner members surface`. */
const undescribed = (elements) =>
  elements.flatMap((element) => [
    ...(element.description ? [] : [element.tagName]),
    ...LISTS.flatMap((list) =>
      (element[list] ?? [])
        .filter(
          ({ privacy, description, name }) =>
            !/private|protected/.test(privacy) && !(description && name !== undefined),
        )
        .map(({ name }) => `${element.tagName} ${list} ${name}`),
    ),
  ]);

/** What stands in an element's own templates and styles, and in the rows that it takes over from others. */
const SHARED = {
  'assent-settings': ['src/ui/purpose/row.ts'],
  'assent-purpose': [],
  'assent-notice': ['src/notice/markup.ts'],
};
const textOf = ({ path, tagName }) => {
  const folder = `${path.slice(0, path.lastIndexOf('/'))}/`;
  const files = [...sources].filter(([file]) => file.startsWith(folder) || SHARED[tagName]?.includes(file));
  return files.map(([, text]) => text).join('\n');
};
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
const names = (list = []) => list.map(({ name }) => name).sort();

describe("the elements' manifest", () => {
  const elements = elementsOf(manifest);

  test('has every element that is registered', () => {
    const registered = all(readFileSync(join(ROOT, 'src/elements.ts'), 'utf8'), /\['(assent-\w+)'/g);
    assert.ok(registered.length > 0);
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), registered);
  });

  test('describes all that a site may touch', () => {
    assert.deepEqual(undescribed(elements), []);
    const planted = { tagName: 'a-b', description: 'x', members: [{ name: 'c' }, { name: 'd', privacy: 'private' }] };
    assert.deepEqual(undescribed([planted, { tagName: 'e-f' }]), ['a-b members c', 'e-f']);
  });

  for (const element of elements) {
    test(`names every part, slot, event and custom property of ${element.tagName}, and none that is not there`, () => {
      const text = textOf(element);
      // The inspector is the owner's: its parts are nobody's to theme.
      if (element.tagName !== 'assent-inspector') {
        assert.deepEqual(names(element.cssParts), all(text, /\bpart(?:="|: ')(\w+)/g));
      }
      assert.deepEqual(names(element.slots), all(text, /<slot(?: name="(\w+)")?/g));
      const known = names(element.cssProperties);
      const used = all(`${text}${sources.get('src/ui/shared/styles.ts')}`, /var\((--assent-[a-z-]+)/g);
      assert.deepEqual(
        used.filter((name) => !known.includes(name)),
        [],
      );
      const fired = all(text, /new (Assent\w+Event)\(/g);
      assert.equal(names(element.events).length, fired.length, fired.join());
    });
  }
});

test('a language of a surface has at most 1.5 kB', () => {
  const files = readdirSync(join(ROOT, 'dist')).filter((name) => /^assent-[a-z]{2}-\w+-[\w-]{7}\.js$/.test(name));
  const sizes = files.map((name) => [name, brotliCompressSync(readFileSync(join(ROOT, 'dist', name))).length]);
  assert.ok(sizes.length >= 14 * 4, 'there are files of texts');
  assert.deepEqual(
    sizes.filter(([, size]) => size > 1500),
    [],
  );
});
