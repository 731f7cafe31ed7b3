/** What law asks of a notice, each row of test/law/notice.json that software can hold. Fields are read by what heads them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Block, type Lines, plain } from '../../src/notice/model.js';
import { noticeModel } from '../../src/notice.js';
import type { PolicyInput } from '../../src/policy/types.js';
import { demoPolicy } from './read.js';

const demo = demoPolicy();
const policy: PolicyInput = {
  ...demo,
  thirdPartyProvision: {
    exists: true,
    recipients: [
      {
        name: 'Ads Ltd',
        purpose: 'Its own adverts',
        items: ['email', 'interests'],
        retention: 'marketing',
        refusalEffect: 'No adverts of Ads Ltd',
      },
    ],
  },
  domesticAgent: {
    name: 'Kim and Lee',
    contact: { address: '1 Sejong-daero, Seoul', phone: '02-1', email: 'agent@example.kr' },
    country: 'KR',
  },
  children: { minAge: 14, policy: 'guardian-consent', guardianMethods: ['A text message to the guardian'] },
};
const { sections } = await noticeModel(policy);
const section = (id: string) => sections.find((one) => one.id === id)!.blocks;
const words = (lines: Lines = []) => lines.map(plain).join(' ');

/** Rows of a section's tables and facts as `head: cell`; facts by the title of their part. */
function rows(blocks: readonly Block[], title = ''): Record<string, string>[] {
  return blocks.flatMap((b): Record<string, string>[] => {
    if (b.kind === 'part') return rows(b.blocks, b.title);
    if (b.kind === 'table')
      return b.rows.map(({ cells }) => Object.fromEntries(b.head.map((head, i) => [head, words(cells[i])])));
    return b.kind === 'facts'
      ? [{ title, ...Object.fromEntries(b.entries.map(({ term, lines }) => [term, words(lines)])) }]
      : [];
  });
}
/** Asserts that there are rows, and that each tells all of it. */
function tells(id: string, count: number, heads: string[]): Record<string, string>[] {
  const found = rows(section(id)).filter((row) => heads.some((head) => head in row));
  assert.equal(found.length, count);
  for (const row of found) for (const head of heads) assert.ok(row[head]?.trim(), `${head} of ${JSON.stringify(row)}`);
  return found;
}
const texts = (id: string) => JSON.stringify(section(id));

it('[KR-NOTICE-02] tells purposes, items with the optional ones apart, and periods', () => {
  tells('purposes', policy.purposes.length, ['Purpose', 'What for']);
  const items = tells('items', policy.collections!.length, [
    'Service',
    'Purpose',
    'Data',
    'Kept for',
    'How it is collected',
  ]);
  for (const [i, { items: wanted }] of policy.collections!.entries())
    for (const necessity of ['required', 'optional'])
      assert.equal(
        items[i]!.Data!.toLowerCase().includes(necessity),
        wanted.some((item) => item.necessity === necessity),
      );
  tells('retention', policy.retention!.length, ['Record', 'Kept for', 'Legal basis']);
});

it('[KR-NOTICE-03] tells who gets data for their own use, with all five facts', () => {
  const [row] = tells('third', 1, ['Recipient', 'Recipient’s purpose', 'Data', 'Kept for', 'If you refuse']);
  assert.equal(row!.Data, 'E-mail address, Interests and preferences');
});

it('[KR-NOTICE-04] tells the processors with their tasks, and which of them promote', () => {
  const found = tells('processors', policy.processors!.length, ['Processor', 'Task', 'Country']);
  const promoting = found.filter(({ Task }) => Task!.includes('promotes or sells')).map(({ Processor }) => Processor);
  assert.deepEqual(promoting, ['BREVO']);
});

it('[KR-NOTICE-05] tells all that the law asks of each transfer abroad', () => {
  const terms = ['Data', 'Country', 'When', 'How', 'title', 'Contact', 'Recipient’s purpose', 'Kept for'];
  tells('transfers', policy.transfers!.length, [
    ...terms,
    'Legal basis',
    'Kind of transfer',
    'How to refuse',
    'If you refuse',
  ]);
});

it('[KR-NOTICE-06] tells rights, ways, what follows, limits, and who may act for somebody', () => {
  const found = tells('rights', policy.rights!.length, ['Right', 'How to use it', 'What follows']);
  const limited = found.filter((row) => row.Limits).map(({ Right }) => Right);
  assert.deepEqual(limited, ['Access', 'Correction', 'Deletion', 'Stopping the processing']);
  const how = rows(section('rights')).at(-1)!;
  assert.match(how['Acting for somebody else']!, /power of attorney/);
  assert.ok(how['Checking who asks']);
});

it('[KR-NOTICE-07] tells officer and department with a phone number', () => {
  const found = rows(section('officers')).filter((row) => row.Officer || row.Department);
  assert.equal(found.length, 2);
  for (const row of found) assert.match(row.Contact!, /070-8098-3023/);
});

it('[KR-NOTICE-08] tells what collects by itself, how, and how to refuse it here and in each browser', () => {
  tells('cookies', policy.services!.length, ['Service', 'Operator', 'What for', 'What it keeps in the browser']);
  const browsers = rows(section('cookies')).filter((row) => row.Browser);
  assert.equal(browsers.length, policy.trackers!.browserRefusal!.length);
  assert.ok(browsers.every((row) => row.Where));
  assert.match(texts('cookies'), /"opens":"settings"/);
});

it('[KR-NOTICE-09] tells procedure and methods of destruction, and what a law keeps apart', () => {
  assert.equal(rows(section('destruction')).length, policy.destruction!.methods!.length);
  for (const id of policy.destruction!.statutory!) {
    const { recordKind, period } = policy.retention!.find((row) => row.id === id)!;
    const [kind, time] = [recordKind, period].map((text) => (text as { en: string }).en);
    assert.ok(texts('destruction').includes(`${kind} (${time})`), id);
  }
  assert.match(texts('destruction'), /approved/);
});

it('[KR-NOTICE-10] tells the measures of each kind', () => {
  const lists = section('security').map((b) => (b.kind === 'list' ? [plain(b.label!), b.items.length] : []));
  assert.deepEqual(lists, [
    ['Organisation', 2],
    ['Technology', 4],
    ['Premises', 1],
  ]);
});

it('[KR-NOTICE-11] tells how to reach the domestic agent', () => {
  const agent = rows(section('officers')).find((row) => row['Domestic representative'])!;
  assert.equal(agent['Domestic representative'], 'Kim and Lee South Korea');
  assert.equal(agent.Contact, '02-1 agent@example.kr 1 Sejong-daero, Seoul');
});

it('[KR-NOTICE-12] tells earlier versions, and what is different from one to the next', async () => {
  const old = { ...demoPolicy(), version: '1', effectiveFrom: '2025-01-01', identityCheck: 'None' };
  const notice = await noticeModel(policy, { earlier: [old] });
  const changes = notice.sections.find(({ id }) => id === 'changes')!.blocks;
  const [now, ...before] = changes.filter((b) => b.kind === 'part');
  assert.deepEqual(
    before.map(({ title }) => title),
    ['Version 1', 'Version 2023-12-20'],
  );
  assert.match(JSON.stringify(now), /Checking who asks.*None.*lawful representative/);
});

it('[KR-NOTICE-14] tells the age, and how a guardian is verified', () => {
  assert.match(texts('children'), /Minimum age: 14.*How a guardian is verified.*A text message to the guardian/);
});

it('[EU-NOTICE-01] tells controller and officer, and how to reach them', () => {
  const [controller, officer] = rows(section('officers'));
  assert.match(controller!.Controller!, /Upstage/);
  assert.match(controller!.Contact!, /infosec@upstage\.ai/);
  assert.match(officer!.Officer!, /data protection officer/);
  assert.match(officer!.Contact!, /infosec@upstage\.ai/);
});

it('[EU-NOTICE-02] tells the legal basis of each purpose', () => {
  tells('purposes', policy.purposes.length, ['Purpose', 'Legal basis']);
});

it('[EU-NOTICE-03] tells the recipients, and what allows each transfer', () => {
  const bases = tells('transfers', policy.transfers!.length, ['Legal basis']).map((row) => row['Legal basis']);
  assert.ok(bases.includes('Your separate consent'));
  for (const { name } of policy.processors!)
    assert.ok(texts('processors').includes(typeof name === 'string' ? name : name.en!));
});

it('[EU-NOTICE-04] tells periods, rights, withdrawal at any time, and where to complain', () => {
  const withdrawing = rows(section('rights')).find((row) => row.Right?.startsWith('Withdrawing consent'))!;
  assert.match(withdrawing.Right!, /At any time/);
  assert.match(withdrawing['How to use it']!, /Privacy settings/);
  tells('remedies', policy.remedyBodies!.length, ['Body', 'Contact']);
});

it('[EU-NOTICE-05] tells of each cookie and key what it is, how long it stays, what for, and whose it is', () => {
  const kept = tells('cookies', policy.services!.length, ['Operator', 'What it keeps in the browser']);
  const all = kept.map((row) => row['What it keeps in the browser']).join(' ');
  for (const { cookies = [], storage = [] } of policy.services!)
    for (const key of [...cookies, ...storage]) {
      const { name, duration, description } = key as {
        name: string;
        duration: { en: string };
        description: { en: string };
      };
      const kind = cookies.includes(key) ? 'cookie' : 'browser storage';
      assert.ok(all.includes(`${name} ${kind} · ${duration.en} · ${description.en}`), name);
    }
});

it('[DEFAULT-NOTICE-03] tells which language prevails', () => {
  assert.match(texts('law'), /the text in Korean prevails/);
});
