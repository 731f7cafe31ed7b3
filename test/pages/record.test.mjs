/** The record in whole pages: tabs, returning, asking anew, the browser's own signal, the vendors' signals. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

let sink;
let server;

const google = { google: { analytics_storage: 'analytics', ad_storage: 'marketing', security_storage: 'necessary' } };
const edit = (policy, change) => {
  const copy = structuredClone(policy);
  change(copy);
  return copy;
};
const signal = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true });</script>`;

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink, { signals: google });
  const page = (p) => gatePage(p, '<p>page</p>');
  server = await startServer({
    pages: {
      '/': page(policy),
      '/typo': page(edit(policy, (p) => (p.purposes[1].title = 'Statistics'))),
      '/new-version': page(edit(policy, (p) => (p.version = '2'))),
      '/revision': page(edit(policy, (p) => (p.purposes[1].revision = 2))),
      '/new-purpose': page(edit(policy, (p) => p.purposes.push({ id: 'extra', title: 'Extra' }))),
      '/gpc': page(policy).replace('<head>', `<head>${signal}`),
    },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

const asked = (page) =>
  page.waitFor(() => document.querySelector('assent-banner')?.shadowRoot?.querySelector('[data-assent-role=accept]'));
/** Nothing is asked: said once the page has painted and what the guard would load has had its turn. */
const notAsked = async (page) => {
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))),
      ),
  );
  await page.waitFor(() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0);
  assert.equal(await page.evaluate(() => !!document.querySelector('assent-banner')), false);
};

forEngines('another tab follows live, and its banner goes', async ({ browser }) => {
  const context = await browser.newContext();
  const one = await context.newPage();
  await one.goto(server.url);
  await asked(one); // before it is hidden: a hidden page paints nothing, and asks nothing
  const two = await context.newPage();
  await two.goto(server.url);
  await two.evaluate(() => assent.acceptAll());
  await one.waitFor(() => assent.allows('analytics'));
  await one.waitFor(() => !document.querySelector('assent-banner'));
  await one.evaluate(() => assent.withdraw(['analytics']));
  await two.waitFor(() => !assent.allows('analytics') && assent.allows('marketing'));
});

forEngines(
  '[KR-BANNER-09][EU-BANNER-14] asked anew for a new purpose or a raised revision, not for a typo or a version',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate(() => assent.acceptAll());
    for (const path of ['/typo', '/new-version']) {
      await page.goto(server.url + path);
      await notAsked(page);
      assert.equal(await page.evaluate(() => assent.allows('analytics')), true);
    }
    await page.goto(`${server.url}/revision`);
    await asked(page);
    assert.deepEqual(await page.evaluate(() => ['analytics', 'tracker', 'marketing'].map((id) => assent.allows(id))), [
      false,
      false,
      true,
    ]);
    await page.goto(`${server.url}/new-purpose`);
    await asked(page);
    assert.deepEqual(await page.evaluate(() => ['analytics', 'extra'].map((id) => assent.allows(id))), [true, false]);
  },
  { variant: true },
);

forEngines('the record survives a lost cookie or a lost mirror, and forget() leaves neither', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate(() => assent.decide({ analytics: true, marketing: false }));
  const cookie = (await page.cookies()).find(({ name }) => name === 'assent');
  assert.match(cookie.value, /^v1\.1\./);
  assert.equal(cookie.sameSite ?? 'Lax', 'Lax');
  await page.evaluate(() => {
    document.cookie = 'assent=; max-age=0; path=/';
  });
  await page.reload();
  assert.equal(await page.evaluate(() => assent.allows('analytics')), true, 'from the mirror');
  await page.evaluate(() => assent.decide({ marketing: true }));
  await page.evaluate(() => localStorage.removeItem('assent'));
  await page.reload();
  assert.equal(await page.evaluate(() => assent.allows('marketing')), true, 'from the cookie');
  const subject = await page.evaluate(() => localStorage.getItem('assent:subject'));
  assert.match(subject, /^[0-9a-f]{48}$/);
  await page.evaluate(() => assent.forget());
  await page.reload();
  await asked(page);
  assert.equal(await page.evaluate(() => assent.allows('analytics') || localStorage.getItem('assent:subject')), null);
});

forEngines(
  '[DEFAULT-BANNER-03] no identity is made, and nothing is written, before the visitor acts',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await asked(page);
    assert.deepEqual(await page.evaluate(() => [document.cookie, ...Object.keys(localStorage)]), ['']);
  },
);

forEngines(
  '[DEFAULT-BANNER-04][DEFAULT-BANNER-05] Global Privacy Control denies advertising, asks the rest, and a specific grant stands',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/gpc`);
    await asked(page);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await page.waitFor(() => assent.allows('analytics'));
    assert.equal(await page.evaluate(() => assent.allows('marketing')), false, '"all" is not specific');
    assert.equal(await page.evaluate(() => assent.report().gpc), true);
    await page.evaluate(() => assent.decide({ marketing: true }));
    await page.reload();
    assert.equal(await page.evaluate(() => assent.allows('marketing')), true);
    await notAsked(page);
  },
  { variant: true },
);

forEngines(
  'Google hears the denied default before anything, and each change',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const queue = () => page.evaluate(() => dataLayer.map((command) => [...command]));
    const denied = { analytics_storage: 'denied', ad_storage: 'denied', security_storage: 'denied' };
    const [first] = await queue();
    assert.deepEqual(first.slice(0, 2), ['consent', 'default']);
    assert.deepEqual({ ...first[2], wait_for_update: undefined }, { ...denied, wait_for_update: undefined });
    assert.equal(await page.evaluate(() => Object.prototype.toString.call(dataLayer[0])), '[object Arguments]');
    await page.evaluate(() => assent.decide({ analytics: true }));
    assert.deepEqual((await queue()).at(-1), [
      'consent',
      'update',
      { analytics_storage: 'granted', ad_storage: 'denied', security_storage: 'granted' },
    ]);
    await page.evaluate(() => assent.withdraw());
    assert.equal((await queue()).at(-1)[2].analytics_storage, 'denied');
  },
  { variant: true },
);
