/** Placeholders of held frames in whole pages: what the frame's own server gets, and when. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

let sink;
let server;

const address = (id) => `${sink.url}/f.html?id=${id}`;
const SIZE = 'width="560" height="240" title="Film"';

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink);
  const body = `<p>before</p><assent-embed id="one" poster="/poster.svg"><iframe ${SIZE} data-assent="tracker" data-assent-src="${address('one')}"></iframe></assent-embed>
    <p id="after">after</p>
    <assent-embed id="two" service="tracker" src="${address('two')}" poster="${sink.url}/poster.gif" ${SIZE}></assent-embed>`;
  server = await startServer({
    pages: {
      '/': gatePage(policy, body),
      '/matched': gatePage(
        policy,
        `<assent-embed id="one"><iframe ${SIZE} src="${address('matched')}"></iframe></assent-embed>`,
      ),
      '/text': gatePage(
        policy,
        `<assent-embed id="one"><iframe ${SIZE} data-assent="tracker" data-assent-srcdoc="<p>text</p>"></iframe></assent-embed>`,
      ),
      ...Object.fromEntries(
        ['assent', 'assent-full'].map((guard) => [
          `/${guard}`,
          gatePage(
            policy,
            `<assent-embed id="one"><iframe ${SIZE} data-assent="analytics" data-assent-src="${address(guard)}"></iframe></assent-embed>`,
            { guard: `${guard}.js` },
          ),
        ]),
      ),
      '/none': gatePage(policy, '<p>no frame yet</p>'),
      '/poster.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>',
    },
  });
});
after(async () => {
  await server.close();
  await sink.close();
});

const button = (id, role) => [`#${id}`, `[data-assent-role=${role}]`];
/** Waits until the placeholder of each embed is there, or gone. */
const covered = (page, id, wanted = true) =>
  page.waitFor(
    (embed, is) => !!document.getElementById(embed).shadowRoot?.querySelector('[part=placeholder]') === is,
    id,
    wanted,
  );
/** What must never move. */
const boxes = (page) =>
  page.evaluate(() =>
    ['#one iframe', '#after'].map((selector) => {
      const { top, left, width, height } = document.querySelector(selector).getBoundingClientRect();
      return [top + scrollY, left, width, height].map(Math.round);
    }),
  );
/** Layout shifts of this document so far, those after a click too; only Chromium tells of any. */
const shifts = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const type = 'layout-shift';
        if (!PerformanceObserver.supportedEntryTypes.includes(type)) return done([]);
        const seen = [];
        new PerformanceObserver((list) => seen.push(...list.getEntries().map((e) => e.value))).observe({
          type,
          buffered: true,
        });
        requestAnimationFrame(() => setTimeout(() => done(seen)));
      }),
  );
/** What has reached the sink, after a request that nobody holds. */
async function requested(page) {
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
  return sink.log().flatMap(({ path, query }) => (path === '/__sentinel' ? [] : [query.id ?? path]));
}

forEngines(
  'a held frame: nothing before, once without a record, always with one, back, and again',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url, { wait: 'domcontentloaded' });
    const before = await boxes(page);
    await covered(page, 'one');
    await covered(page, 'two');
    assert.deepEqual(await boxes(page), before, 'the element’s code moves nothing');
    assert.deepEqual(await requested(page), [], 'nor a poster of the service’s host');

    await page.click(button('one', 'once'));
    await sink.arrived('id=one');
    await covered(page, 'one', false);
    assert.deepEqual(await requested(page), ['one'], 'this frame alone');
    assert.deepEqual(
      await page.evaluate(() => [document.cookie, assent.record === undefined, document.activeElement.localName]),
      ['', true, 'iframe'],
    );
    await page.evaluate(() => assent.decide({ marketing: true }));
    assert.equal(
      await page.evaluate(() => document.querySelector('iframe').src),
      address('one'),
      'other choices leave it',
    );
    assert.deepEqual(await boxes(page), before);

    assert.deepEqual(await shifts(page), []);

    sink.clear();
    await page.reload();
    await covered(page, 'one');
    assert.deepEqual(await requested(page), [], 'once was once');

    await page.click(button('one', 'accept'));
    await sink.arrived('id=one');
    await sink.arrived('id=two');
    await covered(page, 'two', false);
    assert.deepEqual(await page.evaluate(() => [assent.allows('tracker'), assent.allows('analytics')]), [true, false]);
    assert.match(await page.evaluate(() => document.cookie), /assent=v1\.1\.\w+\.marketing~tracker$/);
    assert.deepEqual(await boxes(page), before);

    await page.click('[data-assent-open]');
    await page.click(['assent-settings', '[data-assent-role=reject]']);
    await covered(page, 'one');
    await covered(page, 'two');
    assert.deepEqual(await boxes(page), before);
    sink.clear();
    await page.click(button('two', 'once'));
    await sink.arrived('id=two');
    await page.evaluate(() => assent.rejectAll());
    await covered(page, 'two');
    assert.deepEqual(await requested(page), ['two'], 'a refusal ends what was loaded once');
    await page.evaluate(() => assent.decide({ analytics: true }));
    await sink.arrived('id=one');
    await covered(page, 'one', false);
    assert.deepEqual(await boxes(page), before);

    assert.deepEqual(await shifts(page), []);
    assert.deepEqual(await page.errors(), []);
  },
);

forEngines('a frame that nobody marked, and one that comes to a page with the guard alone', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.url}/matched`);
  await covered(page, 'one');
  sink.clear();
  await page.click(button('one', 'once'));
  await sink.arrived('id=matched');
  await page.evaluate(() => assent.rejectAll());
  await covered(page, 'one');

  await page.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('assent:!')));
  server.requests.length = 0;
  await page.goto(`${server.url}/none`);
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => setTimeout(() => setTimeout(painted)))),
  );
  assert.deepEqual(
    server.requests.filter((r) => r.includes('/dist/')),
    ['GET /dist/assent.js'],
  );
  sink.clear();
  await page.evaluate((src) => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<assent-embed id="one"><iframe src="${src}"></iframe></assent-embed>`,
    );
  }, address('late'));
  await covered(page, 'one');
  assert.deepEqual(await requested(page), []);
});

forEngines('a frame whose text is held comes once, and goes', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/text`);
  await covered(page, 'one');
  await page.click(button('one', 'once'));
  await covered(page, 'one', false);
  await page.waitFor(() => document.querySelector('iframe').contentDocument?.body?.textContent === 'text');
  const log = await page.evaluate(() => assent.report().log.map(({ action, what }) => `${action} ${what}`));
  assert.deepEqual(log, ['released once: iframe']);
  await page.evaluate(() => assent.rejectAll());
  await covered(page, 'one');
  assert.deepEqual(await page.errors(), []);
});

for (const guard of ['assent', 'assent-full']) {
  forEngines(
    `a frame whose purpose runs, and whose address is a service's that was refused: held, and told (${guard}.js)`,
    async ({ browser }) => {
      sink.clear();
      const page = await browser.newPage();
      await page.goto(`${server.url}/${guard}`);
      await covered(page, 'one');
      await page.evaluate(() => assent.decide({ analytics: true, tracker: false }));
      await page.waitFor(() => assent.allows('analytics') && !assent.allows('tracker'));
      await covered(page, 'one');
      await page.waitFor(() => {
        const { shadowRoot } = document.querySelector('assent-embed');
        return /^\s*Always allow Tracker/.test(shadowRoot.querySelector('[data-assent-role=accept]').textContent);
      });
      assert.deepEqual(await requested(page), []);
      await page.click(button('one', 'accept'));
      await sink.arrived(`id=${guard}`);
      await covered(page, 'one', false);
    },
    { variant: true },
  );
}
