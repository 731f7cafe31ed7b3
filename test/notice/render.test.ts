import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticeFiles } from '../../src/notice/words.js';
import { noticeHtml, noticeMarkdown, noticePage } from '../../src/notice.js';
import type { PolicyInput } from '../../src/policy/types.js';
import { FACTS } from './articles.js';
import { attribute, demoPolicy, elements, sectionsOf, textOf } from './read.js';

const policy = demoPolicy();
const minimal: PolicyInput = {
  id: 'shop',
  version: '1',
  languages: ['en', 'ar'],
  controller: { name: 'Shop Ltd' },
  purposes: [{ id: 'analytics', title: { en: 'Analytics' }, items: ['pages viewed'], retention: '13 months' }],
};

describe('the notice of the reference policy', () => {
  for (const language of ['en', 'ko'] as const) {
    it(`has every fact in its place: ${language}`, async () => {
      const sections = sectionsOf(await noticeHtml(policy, { language }));
      const missing = FACTS.flatMap(({ article, element, section, [language]: words }) =>
        words
          .filter((text) => !sections.get(section)?.includes(text))
          .map((text) => `${article} ${element}: "${text}" in ${section}`),
      );
      assert.deepEqual(missing, []);
    });

    it(`has every fact in Markdown, too: ${language}`, async () => {
      const markdown = (await noticeMarkdown(policy, { language }))
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\\(.)|\*\*|`|<br>/g, (_, escaped: string) => escaped ?? ' ')
        .replace(/\s+/g, ' ');
      const missing = FACTS.flatMap(({ [language]: words }) =>
        words.filter((text) => !markdown.includes(text.replaceAll('*', '*'))),
      );
      assert.deepEqual(missing, []);
    });
  }

  it('would be seen to lack one', async () => {
    const sections = sectionsOf(await noticeHtml({ ...policy, children: undefined as never, transfers: [] }));
    assert.equal(sections.has('children'), false);
    assert.equal(sections.has('transfers'), false);
    assert.equal(sections.get('contents')!.includes('6. Your rights'), true, 'numbers follow what is left');
  });

  it('is a document that is whole: its language, its headings in order, links that lead somewhere, ids of its own', async () => {
    for (const language of ['en', 'ko']) {
      const html = await noticePage(policy, { language });
      const all = elements(html);
      assert.equal(attribute(all[0]!, 'lang'), language);
      const levels = all.filter((e) => /^h\d$/.test(e.tagName)).map((e) => Number(e.tagName[1]));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      for (const [i, level] of levels.entries()) assert.ok(level <= (levels[i - 1] ?? 0) + 1, `h${level} at ${i}`);
      const ids = all.flatMap((e) => attribute(e, 'id') ?? []);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.match(id, /^notice-/);
      const hrefs = all.flatMap((e) => (e.tagName === 'a' ? (attribute(e, 'href') ?? []) : []));
      const inside = hrefs.filter((href) => href.startsWith('#notice-'));
      assert.ok(inside.length >= 2 * 15, 'a table of contents, and a link at each article');
      for (const href of inside) assert.ok(ids.includes(href.slice(1)), href);
      for (const table of all.filter((e) => e.tagName === 'table')) assert.ok(attribute(table, 'aria-label'));
    }
  });
});

describe('a notice', () => {
  it('tells what a policy has, and no more', async () => {
    const html = await noticeHtml(minimal);
    assert.deepEqual([...sectionsOf(html).keys()], ['lead', 'contents', 'purposes', 'cookies', 'officers', 'changes']);
    assert.match(sectionsOf(html).get('purposes')!, /Analytics Optional.*pages viewed.*13 months/);
    assert.doesNotMatch(html, /undefined|null|\{/);
  });

  it('is there in every language, whole, in its direction', async () => {
    for (const language of Object.keys(noticeFiles)) {
      const html = await noticePage(policy, { language });
      assert.doesNotMatch(html.replace(/<style>.*<\/style>/s, ''), /undefined|[{}]/, language);
      assert.equal(attribute(elements(html)[0]!, 'dir'), /ar|he/.test(language) ? 'rtl' : 'ltr');
    }
    assert.match(await noticeHtml(policy, { language: 'de-CH' }), /Datenschutzhinweise/);
    assert.match(await noticeHtml(policy, { language: 'tlh' }), /Privacy notice/);
  });

  it("takes an owner's own words, and another level for its headings", async () => {
    const html = await noticeHtml({ ...minimal, texts: { 'notice.title': { en: 'How we treat data' } } }, { level: 2 });
    const headings = elements(html).filter((e) => /^h\d$/.test(e.tagName));
    assert.equal(headings[0]!.tagName, 'h2');
    assert.equal(textOf(headings[0]!), 'How we treat data');
    assert.ok(headings.every((e) => e.tagName !== 'h1'));
  });

  it('shows texts as texts, whatever is in them, and links to addresses alone', async () => {
    const evil = '<img src=x onerror=alert(1)> "&\' | `*_[x](javascript:alert(1))';
    const hostile: PolicyInput = {
      ...minimal,
      introduction: evil,
      collectionNotes: [evil],
      remedyBodies: [{ name: evil, url: 'javascript:alert(1)', phone: evil }],
      services: [{ id: 'x', purpose: 'analytics', name: evil, privacyUrl: 'JAVASCRIPT:alert(1)', cookies: [evil] }],
    };
    const page = await noticePage(hostile);
    const all = elements(page);
    assert.equal(
      all.some((e) => e.tagName === 'img' || e.tagName === 'script'),
      false,
    );
    for (const e of all)
      for (const { name, value } of e.attrs) {
        assert.doesNotMatch(name, /^on/);
        if (name === 'href') assert.doesNotMatch(value, /script:/i);
      }
    assert.ok(sectionsOf(page).get('lead')!.includes(evil));
    const markdown = await noticeMarkdown(hostile);
    assert.doesNotMatch(markdown, /(?<!\\)\]\(javascript:/i);
    assert.doesNotMatch(markdown, /(?<!\\)<img/);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| **\\<img'));
    for (const row of rows)
      assert.equal(row.match(/(?<!\\)\|/g)!.length, row.startsWith('|') ? rows[0]!.match(/(?<!\\)\|/g)!.length : 0);
    assert.ok(rows.length > 0);
  });
});
