/** Pages that are swapped, framed, kept and prepared: one banner, one state, and what is marked in them comes to life. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { gatePage, gatePolicy } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';

let sink;
let server;
let hear = () => {};

const marked = (id) => `<main id="${id}">${id}
  <script type="text/plain" data-assent="tracker" data-assent-src="${sink.url}/${id}.js?id=${id}"></script>
  <script type="text/plain" data-assent="tracker">ran.push('inline-${id}')</script>
  <img alt="" data-assent="tracker" data-assent-src="${sink.url}/${id}.gif"></main>`;

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink, {
    trigger: true,
    release: { timeout: 300 },
    signals: { google: { analytics_storage: 'analytics' } },
  });
  const page = (body) => gatePage(policy, body, { opener: false });
  const speculate = JSON.stringify({ prerender: [{ source: 'list', urls: ['/prepared'], eagerness: 'immediate' }] });
  server = await startServer({
    pages: {
      '/': page(marked('first')),
      '/kept': page(`${marked('kept')}<script>
        addEventListener('pageshow', (e) => { window.persisted = e.persisted; });
        setInterval(() => fetch('${sink.url}/timer.json').catch(() => 0), 20);</script>`),
      '/elsewhere': page('<p>elsewhere</p>'),
      '/frame': gatePage(policy, marked('framed')),
      '/framing': page('<iframe title="frame" src="/frame" width="600" height="400"></iframe>'),
      '/speculating': page(`<script type="speculationrules">${speculate}</script><a href="/prepared">on</a>`),
      '/prepared': page(`${marked('prepared')}<script>
        const prerendered = !!document.prerendering;
        const tell = (done) => fetch('/state', { method: 'POST', body: JSON.stringify({
          done, prerendered, allowed: assent.allows('tracker'), layer: dataLayer.map((c) => [...c]), errors,
          banners: document.querySelectorAll('assent-banner').length,
        }) });
        tell(false);
        const timer = setInterval(() => {
          if (!ran.includes('prepared') || !ran.includes('inline-prepared') || !document.querySelector('assent-trigger')) return;
          clearInterval(timer);
          tell(true);
        }, 20);
      </script>`),
    },
    routes: {
      '/state': async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        hear(JSON.parse(body));
        response.writeHead(204).end();
      },
    },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

const count = (page, tag) => page.evaluate((t) => document.querySelectorAll(t).length, tag);
const there = (page, tag) =>
  page.waitFor((t) => document.body.querySelector(t)?.shadowRoot?.querySelector('button'), tag);

/** Arrives at another page as routers do. */
const swap = (page, how, html) =>
  page.evaluate(
    async (way, body) => {
      const parsed = () => new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html').body;
      if (way === 'astro') {
        const go = () => document.body.replaceWith(document.adoptNode(parsed()));
        await (document.startViewTransition ? document.startViewTransition(go).updateCallbackDone : go());
      } else if (way === 'turbo') {
        const next = document.adoptNode(parsed());
        for (const old of next.querySelectorAll('script')) {
          const script = document.createElement('script');
          for (const { name, value } of old.attributes) script.setAttribute(name, value);
          script.textContent = old.textContent;
          old.replaceWith(script);
        }
        document.documentElement.replaceChild(next, document.body);
      } else document.body.innerHTML = body;
    },
    how,
    html,
  );

forEngines(
  'soft navigation: the banner stays, then the button; what is marked comes to life',
  async ({ browser, engine }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await there(page, 'assent-banner');
    for (const how of ['html', 'turbo', 'astro']) {
      await swap(page, how, marked(`asked-${how}`));
      await there(page, 'assent-banner');
      assert.equal(await count(page, 'assent-banner'), 1, how);
    }
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
    assert.deepEqual(
      sink.log().map(({ path }) => path),
      ['/__sentinel'],
    );
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await sink.arrived('/asked-astro.gif');
    await there(page, 'assent-trigger');
    for (const how of ['html', 'turbo', 'astro']) {
      await swap(page, how, marked(`granted-${how}`));
      // As any script that comes by `innerHTML`, a marked one does not run then; Firefox takes `DOMParser` for the same.
      if (how === 'turbo' || (how === 'astro' && engine !== 'firefox'))
        await page.waitFor((id) => ran.includes(id) && ran.includes(`inline-${id}`), `granted-${how}`);
      await sink.arrived(`/granted-${how}.gif`);
      await there(page, 'assent-trigger');
      assert.deepEqual([await count(page, 'assent-trigger'), await count(page, 'assent-banner')], [1, 0], how);
    }
    await page.click(['assent-trigger', 'button']);
    await page.click(['assent-settings', '[data-assent-role=reject]']);
    await page.waitFor(() => !document.querySelector('img').hasAttribute('src'));
    assert.deepEqual(await page.evaluate(() => [errors, ran.length === new Set(ran).size]), [[], true]);
  },
);

forEngines('the back-forward cache: what was decided meanwhile counts at once', async ({ browser, engine, t }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/kept`);
  await page.click(['assent-banner', '[data-assent-role=accept]']);
  await sink.arrived('/timer.json');
  await page.goto(`${server.url}/elsewhere`);
  await page.evaluate(() => assent.withdraw());
  sink.clear();
  await page.back();
  t.diagnostic(`persisted: ${await page.evaluate(() => window.persisted)}`);
  await page.waitFor(() => !assent.allows('tracker') && !document.querySelector('img[src]'));
  if (engine === 'chromium') assert.equal(await page.evaluate(() => window.persisted), true);
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
  assert.deepEqual(
    sink.log().map(({ path }) => path),
    ['/__sentinel'],
    'not even by a timer that runs on',
  );
});

forEngines('frames of one origin: the outer page asks, and opens, for both', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/framing`);
  await there(page, 'assent-banner');
  // The frame's client is there, and would ask by now.
  await page.waitFor(() => frames[0][Symbol.for('assent.ui')]?.asks() === false);
  assert.equal(
    await page.evaluate(() => frames[0].document.querySelectorAll('assent-banner, assent-trigger').length),
    0,
  );
  await page.click(['assent-banner', '[data-assent-role=accept]']);
  await page.waitFor(() => frames[0].ran.includes('framed') && frames[0].ran.includes('inline-framed'));
  await page.evaluate(() => frames[0].document.querySelector('[data-assent-open]').click());
  await page.click(['assent-settings', '[data-assent-role=reject]']);
  await page.waitFor(() => !frames[0].assent.allows('tracker') && !frames[0].document.querySelector('img[src]'));
  assert.equal(
    await page.evaluate(
      () => frames[0].document.querySelectorAll('assent-banner, assent-settings, assent-trigger').length,
    ),
    0,
  );
  await page.evaluate(() => frames[0].assent.decide({ analytics: true }));
  await page.waitFor(() => assent.allows('tracker'));
  // Its request must not arrive in the next test.
  await page.waitFor(() => frames[0].document.querySelector('img[src]')?.complete);
  assert.deepEqual(await page.evaluate(() => [...errors, ...frames[0].errors]), []);
});

forEngines(
  'prerendering: nothing is sent, asked or signalled before the visitor is there',
  async ({ browser, engine }) => {
    sink.clear();
    const heard = [];
    const said = (done) =>
      new Promise((resolve) => {
        hear = (state) => {
          heard.push(state);
          if (state.done === done) resolve();
        };
      });
    const first = said(false);
    const page = await browser.newPage();
    await page.goto(`${server.url}/speculating`);
    await there(page, 'assent-banner');
    if (engine === 'chromium') await first;
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
    assert.deepEqual(
      sink.log().map(({ path }) => path),
      ['/__sentinel'],
    );
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    const last = said(true);
    await page.click('a');
    // The page tells by itself: a driver that speaks while pages are exchanged loses the new one.
    await last;
    await sink.arrived('/prepared.gif');
    const [before, after] = [heard[0], heard.at(-1)];
    assert.deepEqual(
      [after.prerendered, after.allowed, after.banners, after.errors],
      [engine === 'chromium', true, 0, []],
    );
    assert.equal(after.layer.at(-1)[2].analytics_storage, 'granted');
    if (engine === 'chromium') {
      assert.equal(before.allowed, false);
      assert.ok(before.layer.every((command) => command[2].analytics_storage === 'denied'));
    }
  },
);
