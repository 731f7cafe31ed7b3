/** The release scheduler's promises, one a test: what code written for the parser may rely on, and what consent may. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';
import { bodies, NONCE, ORDER, routes } from './release-pages.mjs';

let sink;
let server;
/** Answers that wait until a test lets them go. */
const waiting = {};

before(async () => {
  sink = await startSink();
  server = await startServer({
    routes: routes(waiting),
    pages: {
      '/current.js': `ran.push(document.currentScript.id);`,
      '/write.js': `document.write('<u class="w">3</u>');`,
    },
  });
  for (const [path, body] of Object.entries(bodies(sink, server)))
    server.pages[path] = gatePage(gatePolicy(sink, { release: { timeout: 1500 } }), body);
});
after(async () => {
  await server.close();
  await sink.close();
});

const ran = (page, until) => page.waitFor((id) => ran.includes(id) && ran, until);
const all = (page) => page.evaluate(() => ran);
/** An answer that was asked for now has come, and the timers that were set before it are over. */
const settled = (page) =>
  page.evaluate(async () => {
    await fetch('/current.js').then((response) => response.text());
    for (const _ of [1, 2]) await new Promise((done) => setTimeout(done));
  });
const gate = (name) => {
  let open;
  const promise = new Promise((done) => {
    open = done;
  });
  waiting[name] = { promise, open };
};
/** The page's own server has been asked for it. */
const asked = async (path) => {
  while (!server.requests.includes(`GET ${path}`)) await new Promise((next) => setTimeout(next, 5));
};

for (const [who, returning] of [
  ['after a choice', false],
  ['for a returning visitor', true],
]) {
  forEngines(`release: document order within a chain, of every kind of script, ${who}`, async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/chain`);
    await page.evaluate(() => assent.acceptAll());
    if (returning) await page.goto(`${server.url}/chain`);
    await ran(page, 'defer-2');
    await ran(page, 'async-1');
    assert.deepEqual(
      (await all(page)).filter((id) => id !== 'async-1'),
      ORDER,
    );
    assert.ok((await all(page)).indexOf('async-1') < (await all(page)).indexOf('classic-2'), 'async ones do not wait');
    assert.deepEqual(await page.evaluate(() => errors), []);
  });
}
forEngines('release: document.currentScript is the script itself', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/current`);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'none');
  assert.deepEqual(await all(page), ['inline', 'external', 'none']);
});

forEngines('release: handlers in attributes and listeners hear of it, once each', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/events`);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'listener error');
  await page.evaluate(() => assent.acceptAll());
  await settled(page);
  assert.deepEqual(await all(page), ['good', 'attribute load', 'listener load', 'attribute error', 'listener error']);
});

forEngines('release: nonce, integrity, crossorigin, referrerpolicy and fetchpriority are kept', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/attributes`);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'credentials');
  assert.deepEqual(await all(page), ['signed', 'integrity refused', 'referrer', 'credentials']);
  const [referrer] = sink.log('id=referrer');
  const [credentials] = sink.log('id=credentials');
  assert.equal(referrer.referer, undefined);
  assert.equal(credentials.referer, `${server.url}/`);
  assert.equal(credentials.origin, server.url, 'asked for with CORS');
  assert.deepEqual(
    await page.evaluate(() => [
      document.querySelector('#n').nonce,
      document.querySelector('[fetchpriority]').getAttribute('fetchpriority'),
    ]),
    [NONCE, 'low'],
  );
});

forEngines('release: a hung script delays its own chain alone, for the limit at the most', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/hang`);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'after');
  assert.deepEqual(await all(page), ['other', 'after']);
  const log = await page.evaluate(() => assent.report().log.filter(({ action }) => /released|timed-out/.test(action)));
  const started = log.find(({ what }) => what.includes('id=never'));
  const ended = log.find(({ action }) => action === 'timed-out');
  assert.ok(ended.at - started.at >= 1400, 'not before the limit');
});

forEngines(
  'release: a withdrawal half-way stops what is under way and what waits; a grant starts it again, in order',
  async ({ browser }) => {
    server.requests.length = 0;
    for (const name of [1, 2, 3]) gate(name);
    const page = await browser.newPage();
    await page.goto(`${server.url}/flight`);
    await page.evaluate(() => assent.acceptAll());
    for (const name of [1, 2, 3]) await asked(`/gate-${name}.js`);
    await page.evaluate(() => assent.withdraw(['analytics']));
    for (const name of [1, 2, 3]) waiting[name].open();
    // What is still granted tells that the answers have come.
    await ran(page, 'three');
    await page.evaluate((url) => fetch(url).then((response) => response.text()), '/gate-1.js');
    await settled(page);
    assert.deepEqual(await all(page), ['three']);
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelectorAll('script[data-assent=analytics]')].map((s) => [
          s.type,
          s.getAttribute('src'),
          s.nonce,
        ]),
      ),
      [
        ['text/plain', null, NONCE],
        ['text/plain', null, ''],
        ['text/plain', null, ''],
      ],
    );
    // Both in one task: the order holds all the same.
    await page.evaluate(() => {
      assent.decide({ analytics: true });
      assent.withdraw(['analytics']);
      assent.decide({ analytics: true });
    });
    await ran(page, 'behind');
    await ran(page, 'two');
    const log = await all(page);
    assert.deepEqual(
      log.filter((id) => ['one', 'behind'].includes(id)),
      ['one', 'behind'],
    );
    await page.evaluate(() => assent.acceptAll());
    await settled(page);
    assert.deepEqual((await all(page)).filter((id) => /^(one|two|three|behind)$/.test(id)).toSorted(), [
      'behind',
      'one',
      'three',
      'two',
    ]);
    assert.deepEqual(await page.evaluate(() => errors), []);
  },
);

forEngines('release: late listeners are called once, by event and by property', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/late`);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'onload');
  await ran(page, 'other');
  await page.evaluate(() => assent.acceptAll());
  await settled(page);
  assert.deepEqual((await all(page)).toSorted(), [
    'DOMContentLoaded',
    'load',
    'object true',
    'onload',
    'other',
    'readystatechange complete',
  ]);
});

forEngines(
  'release: a returning visitor’s script that comes after the page’s events hears of them, once',
  async ({ browser }) => {
    server.requests.length = 0;
    const context = await browser.newContext();
    const page = await context.newPage();
    delete waiting[1];
    await page.goto(`${server.url}/hang`);
    await page.evaluate(() => assent.acceptAll());
    gate(1);
    await page.goto(`${server.url}/returning`, { wait: 'commit' });
    await asked('/gate-1.js');
    await page.waitFor(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd > 0);
    waiting[1].open();
    await ran(page, 'load');
    await ran(page, 'DOMContentLoaded');
    assert.deepEqual((await all(page)).toSorted(), ['DOMContentLoaded', 'load', 'one']);
    await page.waitFor(() => document.querySelector('script[src*=gate-1]').nextElementSibling?.id === 'written');
  },
);

forEngines(
  'release: what is written after parsing lands behind its script, and the page stays',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/write`);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => document.querySelectorAll('.w').length === 3);
    assert.deepEqual(
      await page.evaluate(() => [...document.querySelectorAll('#before, .w, #after')].map((el) => el.textContent)),
      ['before', '1', '2', '3', 'after'],
    );
  },
);

forEngines('release: frames and media are loaded once, however often the visitor saves', async ({ browser }) => {
  sink.clear();
  server.requests.length = 0;
  const page = await browser.newPage();
  await page.goto(`${server.url}/media`);
  await page.evaluate(() => assent.acceptAll());
  await sink.arrived('id=frame');
  await page.waitFor(() => document.querySelector('audio').readyState === HTMLMediaElement.HAVE_ENOUGH_DATA);
  const counts = () => [sink.log('id=frame').length, server.requests.filter((line) => line.includes('.wav')).length];
  const before = counts();
  await page.evaluate(() => assent.decide({ marketing: false }));
  await page.evaluate(() => assent.acceptAll());
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
  assert.deepEqual(counts(), before);
});
