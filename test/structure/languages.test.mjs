/** A language is one file: what it lacks stops the build, and what it has is all that the surfaces need. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { faults, splitLanguages } from '../../src/languages/split.mjs';

const LANGUAGES = fileURLToPath(new URL('../../src/languages/', import.meta.url));
const read = (language) => JSON.parse(readFileSync(join(LANGUAGES, `${language}.json`), 'utf8'));
const names = readdirSync(LANGUAGES).filter((name) => name.endsWith('.json'));
const folder = mkdtempSync(join(tmpdir(), 'assent-'));
after(() => rmSync(folder, { recursive: true }));

test('there are at least fourteen, English and Korean reviewed, each whole', () => {
  assert.ok(names.length >= 14, names.join());
  assert.deepEqual([read('en').review, read('ko').review], ['reviewed', 'reviewed']);
  for (const name of names) assert.deepEqual(faults(JSON.parse(readFileSync(join(LANGUAGES, name))), read('en')), []);
});

test('a key that is missing, unknown or without its placeholders is named', () => {
  const english = read('en');
  const file = structuredClone(english);
  delete file.banner.reject;
  file.banner.text = 'No names';
  file.settings.more = 'more';
  file.review = 'perhaps';
  file.blah = {};
  assert.deepEqual(faults(file, english), [
    '"review" has to be "reviewed" or "draft"',
    'banner: "text" needs the placeholders of English: {name},{purposes}',
    'banner: "reject" is missing',
    'settings: "more" is no key',
    '"blah" is no section',
  ]);
});

test('a new one is its file and nothing else; one that lacks a key stops the build', () => {
  const languages = join(folder, 'src/languages');
  cpSync(LANGUAGES, languages, { recursive: true });
  const latin = { ...read('en'), review: 'draft', banner: { ...read('en').banner, reject: 'Omnia recusare' } };
  writeFileSync(join(languages, 'la.json'), JSON.stringify(latin));
  splitLanguages(languages);
  const made = join(folder, 'src/ui/messages/banner');
  assert.match(readFileSync(join(made, 'la.ts'), 'utf8'), /Omnia recusare/);
  assert.match(readFileSync(join(made, 'files.ts'), 'utf8'), /la: \(\) => import\('\.\/la\.js'\)/);
  rmSync(join(languages, 'la.json'));
  splitLanguages(languages);
  assert.equal(existsSync(join(made, 'la.ts')), false, 'one that is gone leaves nothing');
  delete latin.banner.accept;
  writeFileSync(join(languages, 'la.json'), JSON.stringify(latin));
  assert.throws(() => splitLanguages(languages), /la\.json: banner: "accept" is missing/);
});
