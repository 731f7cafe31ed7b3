/** What fails leaves the page denied and usable, and says so once, with the fix. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
let sink;
let server;

const tracker = () => `
  <script type="text/plain" data-assent="analytics" data-assent-src="${sink.url}/marked.js?id=marked"></script>
  <script>
    const s = document.createElement('script'); s.src = '${sink.url}/added.js?id=added'; document.head.append(s);
    fetch('${sink.url}/call.json').catch(() => 0);
  </script>
  <button onclick="this.textContent = 'works'">button</button>`;

const BROKEN = {
  '/not-json': '{ "id": "x", ',
  '/null': 'null',
  '/list': '[]',
  '/no-purposes': '{ "id": "x", "version": "1", "languages": ["en"], "controller": { "name": "X" } }',
  '/purposes-null':
    '{ "id": "x", "version": "1", "languages": ["en"], "controller": { "name": "X" }, "purposes": [null] }',
  '/purposes-text': '{ "id": "x", "version": "1", "purposes": "all" }',
};

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink, { sync: { endpoint: '/assent/v1' } });
  const page = gatePage(policy, tracker());
  const pages = { '/': page, '/no-policy': page.replace(/<script type="application\/json".*?<\/script>/s, '') };
  for (const [path, text] of Object.entries(BROKEN)) {
    pages[path] = page.replace(/(id="assent-policy">).*?(<\/script>)/s, (_, open, close) => open + text + close);
  }
  // The same page with one part of the build missing.
  for (const file of readdirSync(dist).filter((name) => /^assent-(client|banner|upkeep)-.*\.js$/.test(name))) {
    pages[`/without-${file}.html`] = page.replace('/dist/assent.js', `/missing/${file}/assent.js`);
    for (const other of readdirSync(dist).filter((name) => /^assent.*\.js$/.test(name) && name !== file)) {
      pages[`/missing/${file}/${other}`] = { body: readFileSync(dist + other, 'utf8'), type: 'text/javascript' };
    }
  }
  const down = (_request, response) => response.writeHead(503).end();
  server = await startServer({ pages, routes: { '/assent/v1/decisions': down } });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

/** Nothing that matters has left, the page works, and one message of ours tells the fix. */
async function deniedAndUsable(page, { matched = true } = {}) {
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=x`);
  const left = sink
    .log()
    .map(({ path }) => path)
    .filter((path) => path !== '/__sentinel');
  assert.deepEqual(
    left.filter((path) => matched || path === '/marked.js'),
    [],
  );
  assert.equal(await page.evaluate(() => assent.allows('analytics') || assent.allows('tracker')), false);
  await page.click('button');
  assert.equal(await page.evaluate(() => document.querySelector('button').textContent), 'works');
  assert.deepEqual(await page.evaluate(() => errors), []);
}
const said = async (page) =>
  (await page.console()).map(({ text }) => text).filter((text) => text.startsWith('[assent]'));

/** The messages, once there is one. */
async function untilSaid(page) {
  for (;;) {
    const messages = await said(page);
    if (messages.length > 0) return messages;
  }
}

for (const path of [...Object.keys(BROKEN), '/no-policy']) {
  forEngines(
    `[DEFAULT-BANNER-02] a malformed policy (${path.slice(1)}): denied, usable, one message`,
    async ({ browser }) => {
      sink.clear();
      const page = await browser.newPage();
      await page.goto(server.url + path);
      await deniedAndUsable(page, { matched: false });
      const messages = await said(page);
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0], /Fix: /);
      assert.equal(
        await page.evaluate(() => assent.decide({ analytics: true }).then(() => assent.allows('analytics'))),
        false,
      );
    },
    { variant: path !== '/no-policy' },
  );
}

forEngines(
  '[DEFAULT-BANNER-02] a missing part: denied, usable, one message',
  async ({ browser }) => {
    for (const path of Object.keys(server.pages).filter((name) => name.startsWith('/without-'))) {
      sink.clear();
      const page = await browser.newPage();
      await page.goto(server.url + path);
      const messages = await untilSaid(page);
      await deniedAndUsable(page);
      assert.equal(messages.length, 1, `${path}: ${messages.join('\n')}`);
      assert.match(messages[0], /Fix: /);
    }
  },
  { variant: true },
);

forEngines(
  '[DEFAULT-BANNER-02] storage and cookies blocked: asked, obeyed for this page, one message',
  async ({ browser }) => {
    sink.clear();
    const context = await browser.newContext({ storage: 'blocked' });
    const page = await context.newPage();
    await page.goto(server.url);
    await deniedAndUsable(page);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await sink.arrived('/marked.js');
    await sink.arrived('/added.js');
    await page.evaluate(() => assent.withdraw());
    assert.equal(await page.evaluate(() => assent.allows('analytics')), false);
    const messages = (await said(page)).filter((text) => !text.includes('backend'));
    assert.equal(messages.length, 1, messages.join('\n'));
  },
);

forEngines(
  '[DEFAULT-BANNER-02] the backend down: the choice counts, the decision waits, one message',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await sink.arrived('/marked.js');
    await page.waitFor(() => Object.keys(localStorage).some((key) => key.startsWith('assent:!d-')));
    const messages = await untilSaid(page);
    assert.equal(messages.length, 1, messages.join('\n'));
  },
);
