/** The privacy notice in whole pages: the demo's, printed by its server and made live, and one whose policy has changed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import axe from 'axe-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { startDemo } from '../../demo/server.mjs';
import { listen } from '../../src/server/node.ts';
import { createConsentServer, sqliteStorage } from '../../src/server.ts';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const FACTS = JSON.parse(readFileSync(new URL('../notice/articles.json', import.meta.url), 'utf8'));
let demo;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-notice-'));
  demo = await startDemo({ port: 0, sinkPort: 0, db: join(folder, 'consent.db') });
});
after(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

const live = (page) =>
  page.waitFor(() => document.querySelector('assent-notice')?.shadowRoot?.querySelector('[part=notice]') && true);
/** The first visit's banner lies over the page: its buttons are not what is tried here. */
const answered = async (page) => {
  await page.evaluate(() => assent.rejectAll());
  await page.waitFor(() => !document.querySelector('assent-banner'));
};

forEngines('the notice is printed by the server, and is live', async ({ browser }) => {
  const html = await (await fetch(`${demo.url}/privacy.html`)).text();
  const printed = html
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('&amp;', '&');
  for (const { en } of FACTS) for (const fact of en) assert.ok(printed.includes(fact), fact);
  const page = await browser.newPage();
  await page.goto(`${demo.url}/privacy.html#notice-cookies`);
  await live(page);
  await answered(page);
  const same = await page.evaluate(() => {
    const element = document.querySelector('assent-notice');
    const lines = (root) =>
      [...root.querySelectorAll('h1, h2, h3, p, li, dd')].map((node) => node.textContent.replace(/\s+/g, ''));
    const own = lines(element.shadowRoot).filter((line) => line !== '');
    return { printed: lines(element), own };
  });
  assert.deepEqual(same.own, same.printed);
  await page.waitFor(() => {
    const heading = document.querySelector('assent-notice').shadowRoot.getElementById('notice-cookies');
    const { top } = heading.getBoundingClientRect();
    return document.activeElement.shadowRoot?.activeElement === heading && top >= 0 && top < innerHeight;
  });
  await page.click(['assent-notice', '[data-assent-purpose=posthog]']);
  await page.waitFor(() => assent.allows('posthog') && !assent.allows('mixpanel'));
  await page.waitFor(async () => {
    const [latest] = await (await fetch('/demo/decisions')).json();
    return latest?.source === 'notice:allow' && latest.choices.posthog === true;
  });
  // A page that is left while a tracker loads would run the rest of its snippet without it.
  await page.waitFor(() => globalThis.posthog?.__loaded);
  await page.reload();
  await live(page);
  await page.waitFor(
    () => document.querySelector('assent-notice').shadowRoot.querySelector('[data-assent-purpose=posthog]').checked,
  );
  // WebKit calls an error what was under way when the page was left: a tracker's request, the demo panel's poll.
  const own = (await page.errors()).filter((text) => !text.includes(demo.sinkUrl) && !text.includes('/demo/live'));
  assert.deepEqual(own, []);
});

forEngines(
  'the notice needs no scrolling sideways, and axe finds nothing in it',
  async ({ browser }) => {
    for (const [language, options] of Object.entries({
      en: { width: 320, height: 640 },
      ko: { colorScheme: 'dark' },
    })) {
      const page = await browser.newPage(options);
      await page.goto(`${demo.url}/privacy.html?lang=${language}`);
      await live(page);
      await answered(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await page.evaluate((source) => void new Function(source)(), axe.source);
      const found = await page.evaluate(async () => {
        const { violations } = await axe.run('assent-notice', { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      assert.deepEqual(found, []);
    }
  },
  { variant: true, timeout: 120_000 },
);

forEngines(
  'the notice points out what has changed since a decision on an earlier version',
  async ({ browser }) => {
    const server = await startServer();
    const nobody = { url: 'http://localhost:1' };
    const more = { identityCheck: 'We ask for your customer number.' };
    const storage = sqliteStorage({ path: join(folder, `versions-${browser.engine}.db`) });
    const first = { ...gatePolicy(nobody), version: 'one', identityCheck: 'We ask for your name.' };
    const backend = await listen(
      createConsentServer({
        policy: { ...first, ...more, version: 'two' },
        earlier: [first],
        storage,
        origins: [server.url],
      }),
      { port: 0 },
    );
    const page = (policy) =>
      gatePage({ ...policy, sync: { endpoint: backend.url } }, '<assent-notice></assent-notice>', { opener: false });
    try {
      Object.assign(server.pages, { '/one': page(first), '/two': page({ ...first, ...more, version: 'two' }) });
      const tab = await browser.newPage();
      await tab.goto(`${server.url}/one`);
      await tab.click(['assent-banner', '[data-assent-role=reject]']);
      await tab.waitFor(() => assent.report().sync?.waiting === 0);
      await tab.goto(`${server.url}/two`);
      const told = await tab.waitFor(() =>
        document.querySelector('assent-notice')?.shadowRoot?.querySelector('[part=since]')?.textContent.trim(),
      );
      assert.match(
        told.replace(/\s+/g, ' '),
        /What has changed since your decision.*Checking who asks: before “We ask for your name\.”, now “We ask for your customer number\.”/,
      );
      const fold = await tab.evaluate(
        () => document.querySelector('assent-notice').shadowRoot.querySelector('[part=fold]').textContent,
      );
      assert.match(fold, /What is different from version one/);
      assert.deepEqual(await tab.errors(), []);
    } finally {
      await backend.close();
      await server.close();
    }
  },
  { variant: true },
);

forEngines(
  'the notice prints to a PDF that can be read: its articles and facts, and nothing of the site',
  async ({ browser }) => {
    const page = await browser.newPage();
    for (const language of ['en', 'ko']) {
      await page.goto(`${demo.url}/privacy.html?lang=${language}`);
      await live(page);
      const pdf = await getDocumentProxy(new Uint8Array(await page.raw.pdf()));
      const { text, totalPages } = await extractText(pdf, { mergePages: true });
      // Lines break anywhere, and an address follows its link.
      const plain = (words) => words.normalize('NFKC').replace(/\(https?:[^)]*\)|\s+/g, '');
      const all = plain(text);
      const missing = FACTS.flatMap((fact) => fact[language].filter((words) => !all.includes(plain(words))));
      assert.deepEqual(missing, []);
      assert.ok(totalPages > 4 && totalPages < 20, `${totalPages} pages`);
      for (const words of ['Reject all', '모두 거부', 'Script tag', '스크립트 태그'])
        assert.ok(!all.includes(plain(words)), words);
    }
  },
  { engines: ['chromium'] },
); // what is printed is the page's, whoever prints it
