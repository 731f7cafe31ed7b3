/**
 * The demo with Assent: nothing before a choice and after refusing, everything after accepting in the same page, nothing
 * after withdrawing. baseline.test.mjs shows that the same trackers do report when nothing holds them.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { until } from '../demo/until.mjs';
import { forEngines } from './browser.mjs';
import { pages, report } from './expectations.mjs';
import { namesIn } from './in-page.mjs';

let demo;
let folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-demo-'));
  demo = await startDemo({ port: 0, sinkPort: 0, db: join(folder, 'consent.db') });
});
after(async () => {
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the sink has received since now. */
function fromNow() {
  const start = demo.sink.entries.at(-1)?.id ?? 0;
  return () => demo.sink.entries.filter((e) => e.id > start);
}
const paths = (entries) => entries.map((e) => `${e.method} ${e.path}`);

/** A request that the gate has no business with, after which whatever was sent before it has arrived. */
async function sentinel(page) {
  await page.evaluate(
    (url) =>
      new Promise((done) => {
        const image = new Image();
        image.onload = image.onerror = done;
        image.src = url;
      }),
    `${demo.sinkUrl}/sentinel/${Math.random()}.gif`,
  );
}
const tracked = (entries) => entries.filter((e) => e.service !== 'sentinel');

/** Keys of the site's origin that are not Assent's own. */
const foreign = async (page) => (await page.evaluate(namesIn)).filter((name) => !/^\w+ assent/.test(name));

/** Scrolls, clicks and types as a visitor would, long enough for what trackers do with a delay of frames. */
async function visit(page) {
  await page.evaluate(async () => {
    for (const y of [200, 800, document.body.scrollHeight]) {
      scrollTo(0, y);
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    }
    document.querySelector('h1, h2, p').click();
    dispatchEvent(new Event('resize'));
  });
}

const banner = (role) => ['assent-banner', `[data-assent-role=${role}]`];
const bannerIsUp = (page) =>
  page.waitFor(() => document.querySelector('assent-banner')?.shadowRoot?.querySelector('[data-assent-role=reject]'));
const decisions = async () => (await fetch(`${demo.url}/demo/decisions?limit=50`)).json();

for (const [path, { ids, variant }] of Object.entries(pages)) {
  forEngines(
    `[KR-BANNER-01][EU-BANNER-01] ${path}: nothing before a choice, nor after refusing, over two more pages`,
    async ({ browser }) => {
      const seen = fromNow();
      const page = await browser.newPage();
      await page.goto(demo.url + path);
      await visit(page);
      await bannerIsUp(page);
      await sentinel(page);
      assert.deepEqual(paths(tracked(seen())), [], 'before a choice');
      assert.deepEqual(await foreign(page), [], 'before a choice');

      await page.click(banner('reject'));
      await page.waitFor(() => !document.querySelector('assent-banner'));
      await visit(page);
      for (const next of ['/added.html', path]) {
        await page.goto(demo.url + next);
        await visit(page);
      }
      await sentinel(page);
      assert.deepEqual(paths(tracked(seen())), [], 'after refusing');
      assert.deepEqual(await foreign(page), [], 'after refusing');
      // WebKit calls an error what a page change cuts short: a poll of the demo's own panel, a page's own blob. A call that was
      // held and is refused fails as the network does; not every tracker expects that of a network.
      const expected = /\/demo\/live|^Cannot load blob:|^(TypeError: )?Failed to fetch$/;
      assert.deepEqual(
        (await page.errors()).filter((text) => !expected.test(text)),
        [],
      );
    },
    { variant },
  );

  forEngines(
    `[KR-BANNER-08][EU-BANNER-11] ${path}: ${ids.join(', ')} report after accepting, without a reload, and end with withdrawal`,
    async ({ browser }) => {
      const seen = fromNow();
      const page = await browser.newPage();
      await page.goto(demo.url + path);
      await bannerIsUp(page);
      await page.evaluate(() => {
        window.same = true;
      });
      await page.click(banner('accept'));
      for (const id of ids) {
        await until(
          () => seen().some(report[id]),
          () => `${id} reports; the sink has ${paths(seen())}`,
        );
      }
      assert.ok(await page.evaluate(() => window.same), 'in the same page');
      assert.notDeepEqual(await foreign(page), []);

      await page.evaluate(() => assent.open('settings'));
      await page.click(['assent-settings:not([inline])', '[data-assent-role=reject]']);
      await page.waitFor(
        () => !assent.allows('analytics') && !assent.allows('marketing') && !assent.allows('functional'),
      );
      // What had left before the withdrawal may still be on its way.
      await sentinel(page);
      const later = fromNow();
      await visit(page);
      await until(
        async () => (await foreign(page)).length === 0,
        () => 'cookies and keys are gone',
      ).catch(async (error) => {
        throw new Error(`${error.message}; left: ${await foreign(page)}`);
      });
      await page.goto(`${demo.url}/added.html`);
      await visit(page);
      await page.goto(demo.url + path);
      await visit(page);
      await sentinel(page);
      assert.deepEqual(paths(tracked(later())), [], 'after withdrawing');
      assert.deepEqual(await foreign(page), [], 'after withdrawing');
    },
    { variant },
  );
}

forEngines('[EU-BANNER-12] the decision stands in SQLite, with what proves it', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${demo.url}/?lang=ko`);
  await bannerIsUp(page);
  const known = new Set((await decisions()).map((d) => d.id));
  await page.click(banner('accept'));
  const decision = await until(
    async () => (await decisions()).find((d) => !known.has(d.id)),
    () => 'a decision in the log',
  );
  const policy = await (await fetch(`${demo.url}/policy.json`)).json();
  assert.deepEqual(decision.choices, { functional: true, analytics: true, marketing: true });
  assert.equal(decision.source, 'banner:accept-all');
  assert.equal(decision.language, 'ko');
  assert.equal(decision.policyVersion, policy.version);
  assert.match(decision.policyHash, /^sha256-[\w-]{43}$/);
  assert.match(decision.text, /^sha256-[\w-]{43}$/);
  assert.equal(decision.trusted, true);
  assert.deepEqual(decision.flags ?? [], []);
  assert.ok(Math.abs(Date.parse(decision.occurredAt) - Date.now()) < 60_000);
});

forEngines('a page closed at once after the click still delivers the decision', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(demo.url);
  await bannerIsUp(page);
  const known = new Set((await decisions()).map((d) => d.id));
  await page.evaluate(() => {
    document.querySelector('assent-banner').shadowRoot.querySelector('[data-assent-role=reject]').click();
    location.href = 'about:blank';
  });
  const next = await context.newPage();
  await next.goto(`${demo.url}/privacy.html`);
  const decision = await until(
    async () => (await decisions()).find((d) => !known.has(d.id)),
    () => 'the decision arrives, at the latest on the next visit',
    // A request that died with the page may keep its lock, and a new one may wait for it: some rounds are allowed.
    45_000,
  );
  assert.equal(decision.source, 'banner:reject-all');
  assert.equal(decision.trusted, false, 'a click made by a script');
  assert.equal(await next.evaluate(() => document.querySelector('assent-banner')), null, 'and nothing is asked again');
});

forEngines('[EU-BANNER-13] a returning visitor fetches the guard alone', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(demo.url);
  await bannerIsUp(page);
  await page.click(banner('reject'));
  await page.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('assent:!')));
  await page.goto(`${demo.url}/added.html`);
  await visit(page);
  await page.waitFor(() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0);
  const parts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((e) => new URL(e.name).pathname)
      .filter((name) => name.startsWith('/dist/')),
  );
  assert.deepEqual(parts, ['/dist/assent.js']);
});
