/** The elements that a page holds itself, and the address that opens the settings, in whole pages with a real backend. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { listen } from '../../src/server/node.ts';
import { createConsentServer, sqliteStorage } from '../../src/server.ts';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const nobody = { url: 'http://localhost:1' };
const link = '<a id="link" href="#assent-settings">choices</a><p>page</p>';
const elements = `<footer><assent-status></assent-status></footer>
  <main><assent-purpose purpose="analytics"></assent-purpose><assent-history></assent-history></main>`;
let server;
let backend;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-'));
  server = await startServer();
  const storage = sqliteStorage({ path: join(folder, 'consent.db') });
  backend = await listen(createConsentServer({ policy: gatePolicy(nobody), storage, origins: [server.url] }), {
    port: 0,
  });
  const page = (body, options) => gatePage(gatePolicy(nobody, options), body, { opener: false });
  Object.assign(server.pages, {
    '/link': page(link, { trigger: false }),
    '/inline': page(`<div style="height: 3000px"></div><assent-settings inline></assent-settings>`, { trigger: false }),
    '/elements': page(elements, { trigger: false, sync: { endpoint: backend.url } }),
    '/down': page(elements, { trigger: false, sync: { endpoint: 'http://127.0.0.1:1/assent/v1' } }),
    '/alone': page(elements, { trigger: false }),
  });
});
after(async () => {
  await server?.close();
  await backend?.close();
  await rm(folder, { recursive: true, force: true });
});

const opened = (page, is = true) =>
  page.waitFor(
    (open) => !!document.querySelector('assent-settings')?.shadowRoot?.querySelector('dialog')?.open === open,
    is,
  );
const close = async (page) => {
  await page.click(['assent-settings', '[data-assent-role=close]']);
  await opened(page, false);
};
const text = (page, tag, part) =>
  page.evaluate(
    (t, p) =>
      document.querySelector(t).shadowRoot.querySelector(`[part=${p}]`)?.textContent.replace(/\s+/g, ' ').trim(),
    tag,
    part,
  );
const says = (page, tag, part, wanted) =>
  page.waitFor(
    (t, p, w) => document.querySelector(t)?.shadowRoot?.querySelector(`[part=${p}]`)?.textContent.includes(w),
    tag,
    part,
    wanted,
  );

forEngines(
  '#assent-settings opens the settings of a page that has no other way to them',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/link#assent-settings`);
    await opened(page);
    await close(page);
    assert.equal(await page.url(), `${server.url}/link`, 'a page that is closed asks no more');
    await page.evaluate(() => assent.rejectAll());
    await page.reload();
    // Answered, and no element of ours: nothing but the guard is here.
    for (const time of ['first', 'again']) {
      await page.click('#link');
      await opened(page);
      await close(page);
      assert.equal(await page.url(), `${server.url}/link`, time);
    }
    await page.goto(`${server.url}/inline`);
    await page.waitFor(() => document.querySelector('assent-settings').shadowRoot?.querySelector('section'));
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'body', 'nothing is asked of it yet');
    await page.evaluate(() => {
      location.hash = '#assent-settings';
    });
    await page.waitFor(() => {
      const { activeElement } = document.querySelector('assent-settings').shadowRoot;
      return activeElement?.localName === 'h2' && activeElement.getBoundingClientRect().top < innerHeight;
    });
    assert.equal(await page.evaluate(() => document.querySelectorAll('assent-settings').length), 1);
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  "a page's own elements say what is on, take it back, and hand out the receipts",
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/elements`);
    await says(page, 'assent-status', 'status', 'Nothing is chosen yet');
    await says(page, 'assent-history', 'status', 'No decision');
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await says(page, 'assent-status', 'status', 'On: Analytics and Marketing');
    await says(page, 'assent-history', 'list', 'Logged');
    // The next page of a visitor who has answered: the elements alone bring the client.
    await page.reload();
    await says(page, 'assent-history', 'list', 'Accepted all');
    await page.click(['assent-purpose', '[data-assent-purpose=analytics]']);
    await says(page, 'assent-status', 'status', 'On: Marketing.');
    await says(page, 'assent-purpose', 'status', 'saved');
    await page.waitFor(
      () =>
        document.querySelector('assent-history').shadowRoot.querySelectorAll('[data-assent-role=download]').length ===
        2,
    );
    await page.waitFor(
      () => !document.querySelector('assent-history').shadowRoot.querySelector('ul').textContent.includes('Not sent'),
    );
    const [latest, first] = await page.evaluate(async () => {
      const files = [];
      const { click } = HTMLAnchorElement.prototype;
      HTMLAnchorElement.prototype.click = function () {
        files.push(fetch(this.href).then((response) => response.json()));
      };
      const buttons = document
        .querySelector('assent-history')
        .shadowRoot.querySelectorAll('[data-assent-role=download]');
      for (const button of buttons) {
        const before = files.length;
        button.click();
        while (files.length === before) await new Promise((next) => requestAnimationFrame(next));
      }
      HTMLAnchorElement.prototype.click = click;
      return Promise.all(files);
    });
    for (const { receipt, jws } of [latest, first]) {
      assert.match(jws, /^[\w-]+\.[\w-]+\.[\w-]+$/);
      assert.ok(receipt.receipt_id);
    }
    assert.notEqual(latest.receipt.receipt_id, first.receipt.receipt_id);
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  'the list shows what the browser knows, without a backend and while it is down',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/down`);
    await says(page, 'assent-history', 'status', 'could not be loaded');
    await page.click(['assent-banner', '[data-assent-role=reject]']);
    await says(page, 'assent-history', 'list', 'Not sent yet');
    assert.match(await text(page, 'assent-history', 'list'), /Rejected all.*Refused: Analytics and Marketing/);
    assert.match(await text(page, 'assent-history', 'status'), /could not be loaded/);
    // A site that never had a backend: nothing waits for one.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('assent:!')) localStorage.removeItem(key);
    });
    await page.goto(`${server.url}/alone`);
    await says(page, 'assent-history', 'list', 'Kept in this browser');
    assert.match(await text(page, 'assent-history', 'list'), /Refused: Analytics and Marketing/);
  },
  { variant: true },
);
