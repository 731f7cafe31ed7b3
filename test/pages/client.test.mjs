/** What is fetched when, and what a choice does at once and later, in whole pages. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

let server;
const arrived = [];

/**
 * The built files that a page asked for, without their hashes, in order. Left out is what reviews a theme: it comes when the page
 * is idle, on an owner's own machine alone, as this is.
 */
const fetched = () =>
  server.requests
    .flatMap((line) => /\/dist\/(assent[\w.-]*?)(?:-[\w-]{6,7})?\.js$/.exec(line)?.[1] ?? [])
    .filter((name) => name !== 'assent-watch');
const inBanner = (role) => ['assent-banner', `[data-assent-role=${role}]`];
const shows = (page, tag) => page.waitFor((t) => !!document.querySelector(t)?.shadowRoot?.querySelector('button'), tag);

before(async () => {
  const sink = { url: 'http://localhost:1' };
  const policy = gatePolicy(sink, { trigger: true, sync: { endpoint: '/assent/v1' } });
  const text = '<p>page</p>';
  server = await startServer({
    pages: { '/link': gatePage(policy, text), '/': gatePage(policy, text, { opener: false }) },
    routes: {
      '/assent/v1/decisions': async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        const { decisions } = JSON.parse(body);
        arrived.push(...decisions);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ results: decisions.map(({ id }) => ({ id, status: 'stored' })) }));
      },
    },
  });
});
after(() => server.close());

forEngines(
  'up to a visible banner: the guard, the client, the banner and one language; the rest after',
  async ({ browser }) => {
    server.requests.length = 0;
    const page = await browser.newPage();
    await page.goto(`${server.url}/link`);
    await shows(page, 'assent-banner');
    await page.waitFor(() => performance.getEntriesByType('resource').some((e) => e.name.includes('-upkeep-')));
    const files = fetched();
    assert.deepEqual(files.slice(0, 4).sort(), ['assent', 'assent-banner', 'assent-client', 'assent-en-banner']);
    assert.deepEqual(files.slice(4), ['assent-upkeep']);
  },
  { variant: true },
);

forEngines(
  'a choice is written within the click, with the text that was shown; then the button appears',
  async ({ browser, engine }) => {
    arrived.length = 0;
    const page = await browser.newPage();
    await page.goto(server.url);
    await shows(page, 'assent-banner');
    assert.equal(await page.evaluate(() => !!document.querySelector('assent-trigger')), false, 'not beside the banner');
    const atOnce = await page.evaluate(() => {
      const root = document.querySelector('assent-banner').shadowRoot;
      root.querySelector('[data-assent-role=reject]').click();
      return {
        cookie: document.cookie,
        outbox: Object.keys(localStorage).filter((key) => key.startsWith('assent:!d-')).length,
        banner: !!document.querySelector('assent-banner'),
      };
    });
    assert.match(atOnce.cookie, /assent=v1\.0\./);
    assert.equal(atOnce.outbox, 1);
    assert.equal(atOnce.banner, false);
    await shows(page, 'assent-trigger');
    await page.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('assent:!')));
    const [first] = arrived;
    assert.deepEqual(first.choices, { analytics: false, marketing: false }, engine);
    assert.equal(first.source, 'banner:reject-all');
    assert.equal(first.language, 'en');
    assert.equal(first.trusted, false);
    const { text } = arrived.at(-1);
    assert.match(text, /^sha256-[\w-]{43}$/);
    assert.equal(arrived.at(-1).id, first.id);
  },
);

forEngines(
  '[EU-BANNER-10] settings: opened by the button, saved in one click, kept and opened again',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.click(inBanner('reject'));
    await shows(page, 'assent-trigger');
    const save = async () => {
      await page.click(['assent-trigger', 'button']);
      await page.waitFor(() => document.querySelector('assent-settings')?.shadowRoot?.querySelector('dialog')?.open);
      await page.click(['assent-settings', '[data-assent-purpose=analytics]']);
      return page.evaluate(() => {
        const root = document.querySelector('assent-settings').shadowRoot;
        root.querySelector('[data-assent-role=save]').click();
        return {
          allowed: assent.allows('analytics'),
          open: root.querySelector('dialog').open,
          cookie: document.cookie,
        };
      });
    };
    const granted = await save();
    assert.deepEqual([granted.allowed, granted.open], [true, false]);
    assert.match(granted.cookie, /assent=v1\.1\./);
    assert.equal((await save()).allowed, false);
    assert.equal(await page.evaluate(() => document.querySelectorAll('assent-settings').length), 1);
  },
);

forEngines(
  'a call needs no interface: nothing of Lit is fetched',
  async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/link`);
    await page.click(inBanner('accept'));
    server.requests.length = 0;
    await page.goto(`${server.url}/link`);
    const decision = await page.evaluate(() =>
      assent.decide({ analytics: false, nonsense: true }, { source: `\u0007${'long '.repeat(40)}` }),
    );
    assert.deepEqual(decision.choices, { analytics: false });
    assert.ok(decision.source.length <= 100 && decision.source.startsWith('long'), decision.source);
    assert.equal(await page.evaluate(() => assent.allows('analytics')), false);
    assert.deepEqual(fetched(), ['assent', 'assent-client', 'assent-upkeep']);
  },
  { variant: true },
);

forEngines(
  'calls keep their order, and "withdraw" names services too',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const state = await page.evaluate(async () => {
      await Promise.all([assent.acceptAll(), assent.decide({ marketing: false }), assent.withdraw(['tracker'])]);
      return ['analytics', 'tracker', 'marketing'].map((id) => assent.allows(id));
    });
    assert.deepEqual(state, [true, false, false]);
    const later = await page.evaluate(() => assent.withdraw().then(({ choices }) => choices));
    assert.deepEqual(later, { analytics: false });
  },
  { variant: true },
);
