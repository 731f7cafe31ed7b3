import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { describeNotice } from '../../src/notice/describe.js';
import { toHtml } from '../../src/notice/html.js';
import { markup } from '../../src/notice/markup.js';
import type { Block } from '../../src/notice/model.js';
import { noticeWords } from '../../src/notice/words.js';
import { comparePolicies, noticeHtml, noticeMarkdown, noticeModel } from '../../src/notice.js';
import type { PolicyInput } from '../../src/policy/types.js';
import { demoPolicy, sectionsOf } from './read.js';

const policy = demoPolicy();
/** The demo's policy as it might have been before. */
function before(): PolicyInput {
  const old = demoPolicy();
  Object.assign(old, { version: '2025-03-01', effectiveFrom: '2025-03-01', changeSummary: 'As it was' });
  old.processors = old.processors!.filter(({ id }) => id !== 'brevo');
  old.retention!.find(({ id }) => id === 'contract-records')!.period = { en: '3 years', ko: '3년' };
  old.transfers![0]!.countries = ['US'];
  old.security!.technical!.push({ en: 'A guard dog', ko: '경비견' });
  old.children!.text = {
    en: 'The service is not offered to children under 13, and their data is not collected.',
    ko: '-',
  };
  return old;
}
const words = await noticeWords('en');
const told = (policy: PolicyInput, options: Parameters<typeof describeNotice>[3]) =>
  sectionsOf(toHtml(markup(describeNotice(policy, 'en', words, options))));

describe('two versions of a policy', () => {
  it('differ in what was added, removed and changed, section by section, in words', async () => {
    const changes = await comparePolicies(before(), policy);
    const find = (section: string) => changes.filter((change) => change.section === section);
    assert.deepEqual(find('processors')[0], { kind: 'added', section: 'processors', path: ['BREVO'] });
    assert.deepEqual(find('security'), [{ kind: 'removed', section: 'security', path: ['A guard dog'] }]);
    assert.deepEqual(find('retention'), [
      {
        kind: 'changed',
        section: 'retention',
        path: ['Records of contracts and their withdrawal, payments and supply of goods or services', 'Kept for'],
        before: '3 years',
        after: '5 years',
      },
    ]);
    assert.deepEqual(find('transfers'), [
      {
        kind: 'changed',
        section: 'transfers',
        path: ['Salesforce', 'Country'],
        before: 'United States',
        after: 'Japan',
      },
    ]);
    assert.deepEqual(
      (await comparePolicies(before(), policy, 'ko')).find(({ section }) => section === 'retention'),
      {
        kind: 'changed',
        section: 'retention',
        path: ['계약 또는 청약 철회, 대금 결제, 재화 등의 공급에 관한 기록', '보유 기간'],
        before: '3년',
        after: '5년',
      },
    );
  });

  it('do not differ by what no reader sees, nor from themselves, whatever is left out of them', async () => {
    const renumbered = { ...demoPolicy(), version: '9', services: [...policy.services!].reverse() };
    assert.deepEqual(await comparePolicies(policy, renumbered), []);
    const members = Object.keys(policy).filter(
      (key) => !['id', 'version', 'languages', 'controller', 'purposes'].includes(key),
    );
    await fc.assert(
      fc.asyncProperty(fc.subarray(members), async (gone) => {
        const some = Object.fromEntries(Object.entries(policy).filter(([key]) => !gone.includes(key))) as PolicyInput;
        assert.deepEqual(await comparePolicies(some, structuredClone(some)), []);
        const lost = await comparePolicies(policy, some);
        assert.ok(lost.every(({ kind }) => kind !== 'added' || gone.length > 0));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the versions in a notice', () => {
  it('are told newest first, each with what is different from the one before, in HTML and Markdown', async () => {
    const options = { earlier: [before()] };
    const { sections } = await noticeModel(policy, options);
    const parts = sections
      .find(({ id }) => id === 'changes')!
      .blocks.filter(({ kind }) => kind === 'part') as (Block & {
      kind: 'part';
    })[];
    assert.deepEqual(
      parts.map(({ title }) => title),
      ['Version 2026-11-23', 'Version 2025-03-01', 'Version 2023-12-20'],
    );
    const html = sectionsOf(await noticeHtml(policy, options)).get('changes')!;
    assert.match(html, /What is different from version 2025-03-01/);
    assert.match(html, /Kept for: before “3 years”, now “5 years”/);
    assert.match(html, /Added: BREVO/);
    assert.match(html, /before “… is not offered to children under 13, and their data is not collected\.”/);
    assert.match(await noticeMarkdown(policy, options), /Kept for: before “~~3~~ years”, now “\*\*5\*\* years”/);
  });

  it('are told by their summaries where no document is known, or none that can be read', async () => {
    const broken = { ...before(), purposes: 'in words' as never };
    const changes = told(policy, { earlier: [broken] }).get('changes')!;
    assert.match(changes, /Version 2025-03-01 .*As it was/);
    assert.doesNotMatch(changes, /What is different/);
  });
});

describe("what has changed since the visitor's decision", () => {
  const at = '2025-06-01T10:00:00.000Z';

  it('is told before the articles, and marked at each', () => {
    const notice = describeNotice(policy, 'en', words, { decision: { at, document: before() } });
    assert.equal(notice.since!.title, 'What has changed since your decision of June 1, 2025');
    const marked = notice.sections.filter(({ mark }) => mark).map(({ id }) => id);
    assert.deepEqual(marked, ['items', 'retention', 'processors', 'transfers', 'children', 'security', 'destruction']);
    const html = toHtml(markup(notice));
    assert.ok(html.indexOf('part="since"') < html.indexOf('part="contents"'));
    assert.match(html, /<a href="#notice-processors"[^>]*>Processors<\/a>/);
  });

  it("is the owner's summary where the version decided on is not known, and nothing where nothing changed", () => {
    const summed = describeNotice(policy, 'en', words, { decision: { at } }).since!;
    assert.match(JSON.stringify(summed.blocks), /Retention stated once/);
    const later = '2026-11-24T00:00:00.000Z';
    assert.equal(describeNotice(policy, 'en', words, { decision: { at: later } }).since, undefined);
    const same = describeNotice(policy, 'en', words, { decision: { at: later, document: demoPolicy() } });
    assert.equal(same.since, undefined);
    assert.ok(same.sections.every(({ mark }) => !mark));
  });
});
