import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { PolicyInput } from '../../src/policy/types.js';
import { folder, policy } from '../server/helpers.js';
import { run } from '../server/process.js';

/** As it is published, its stylesheet squeezed. */
const { href } = new URL('../../dist/notice.js', import.meta.url);
const { noticeCss, noticeMarkdown, noticePage } = (await import(href)) as typeof import('../../src/notice.js');

const document = {
  ...policy,
  languages: ['en', 'ko'],
  introduction: { en: 'What we do', ko: '하는 일' },
} as unknown as PolicyInput;
const old = { ...document, version: '2025-01-01', introduction: 'What we did' };

describe('assent build', () => {
  it('writes the privacy notice of each language as HTML and Markdown, with what is different from earlier versions', async (t) => {
    const directory = await folder(t);
    const file = (name: string) => join(directory, name);
    await writeFile(file('policy.json'), JSON.stringify(document));
    await writeFile(file('old.json'), `\uFEFF${JSON.stringify(old)}`);
    const { code } = await run(t, ['build', file('policy.json'), '--out', file('out'), '--earlier', file('old.json')]);
    assert.equal(code, 0);
    const written = (name: string) => readFile(join(directory, 'out', name), 'utf8');
    for (const language of document.languages) {
      const options = { language, earlier: [old] };
      assert.equal(await written(`notice-${language}.html`), await noticePage(document, options));
      assert.equal(await written(`notice-${language}.md`), await noticeMarkdown(document, options));
    }
    assert.match(await written('notice-en.html'), /before “What we <del>did<\/del>”, now “What we <ins>do<\/ins>”/);
    assert.equal(await written('notice.css'), noticeCss);
    assert.ok((await readdir(join(directory, 'out'))).includes('assent.js'));
  });

  it('names an earlier file that is no policy', async (t) => {
    const directory = await folder(t);
    await writeFile(join(directory, 'policy.json'), JSON.stringify(document));
    await writeFile(join(directory, 'old.json'), '{}');
    const args = [
      'build',
      join(directory, 'policy.json'),
      '--out',
      directory,
      '--earlier',
      join(directory, 'old.json'),
    ];
    const { code, err } = await run(t, args);
    assert.equal(code, 2);
    assert.match(err, /old\.json is no policy: it needs version, languages, controller and purposes/);
  });
});
