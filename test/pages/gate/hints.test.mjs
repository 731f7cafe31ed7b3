/** Hints (`prefetch`, `preconnect`): on a page of their own, as Firefox follows them only when nothing else is loading. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;
/** A tracker's server that only counts who connects. */
let listener;
let connections = 0;
let heard;

before(async () => {
  sink = await startSink();
  listener = createServer((socket) => {
    connections += 1;
    heard?.();
    socket.on('error', () => {});
  });
  await new Promise((done) => listener.listen(0, '127.0.0.1', done));
  const policy = gatePolicy(sink);
  policy.services[0].hosts.push(`localhost:${listener.address().port}`);
  server = await startServer({ pages: { '/': gatePage(policy, '') } });
});
after(async () => {
  listener.close();
  await server.close();
  await sink.close();
});

const hint = (page, rel, href) =>
  page.evaluate(
    (r, h) => {
      const link = document.createElement('link');
      link.rel = r;
      link.href = h;
      document.head.append(link);
    },
    rel,
    href,
  );
const sentinel = (page) => page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=x`);
const choose = (page, verb) => page.evaluate((v) => window.assent[v](), verb);

const PHASES = [
  ['before', undefined, false],
  ['refused', 'rejectAll', false],
  ['accepted', 'acceptAll', true],
  ['withdrawn', 'withdraw', false],
];

forEngines('prefetch: nothing is fetched before a grant, and what was held is fetched with it', async (t) => {
  if (t.engine === 'webkit') return void assert.ok(!(await supports(t.browser, 'prefetch')), 'WebKit knows none');
  sink.clear();
  const page = await t.browser.newPage();
  await page.goto(server.url);
  for (const [phase, verb, allowed] of PHASES) {
    if (verb) await choose(page, verb);
    await hint(page, 'prefetch', `${sink.url}/${phase}.html`);
    if (allowed) for (const each of ['before', 'refused', 'accepted']) await sink.arrived(`/${each}.html`);
    await sentinel(page);
    const came = sink.log('.html').map(({ path }) => path.slice(1, -5));
    assert.deepEqual(
      came.toSorted(),
      verb === 'acceptAll' || verb === 'withdraw' ? ['accepted', 'before', 'refused'] : [],
    );
  }
});

const supports = async (browser, rel) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  return page.evaluate((r) => document.createElement('link').relList.supports(r), rel);
};

// Chromium and Firefox are started for tests without connections on a guess, which is what this hint asks for.
forEngines(
  'preconnect: nobody connects before a grant, nor after a withdrawal',
  async ({ browser }) => {
    connections = 0;
    const page = await browser.newPage();
    await page.goto(server.url);
    const url = `http://localhost:${listener.address().port}/`;
    await hint(page, 'preconnect', url);
    await sentinel(page);
    await choose(page, 'rejectAll');
    await hint(page, 'preconnect', url);
    await sentinel(page);
    assert.equal(connections, 0);
    const connected = new Promise((done) => {
      heard = done;
    });
    await choose(page, 'acceptAll');
    await connected;
    await choose(page, 'withdraw');
    await sentinel(page);
    const before = connections;
    await hint(page, 'preconnect', `${url}later`);
    await sentinel(page);
    assert.equal(connections, before);
  },
  { engines: ['webkit'] },
);
