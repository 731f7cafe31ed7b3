/** Scripts that are fetched while what they wait for is withdrawn: none runs, and the next grant runs each once. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;
/** Answers that are kept back. */
let kept = [];
let keeps = true;

before(async () => {
  const answer = (response, query) => {
    const send = () =>
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(`top.ran.push('${query.get('id')}')`);
    if (keeps) kept.push(send);
    else send();
  };
  sink = await startSink({ answers: [[/late\.js$/, answer]] });
  const policy = gatePolicy(sink);
  const marked = (id) =>
    `<script type="text/plain" data-assent="analytics" data-assent-src="${sink.url}/late.js?id=${id}" async></script>`;
  const full = (body) => gatePage(policy, body, { guard: 'assent-full.js' });
  const strict = gatePage(policy, marked('strict')).replaceAll('<script', '<script nonce="n"');
  const trusted = "require-trusted-types-for 'script'; trusted-types assent lit-html";
  server = await startServer({
    pages: {
      '/': full('<div id="box"></div><iframe></iframe>'),
      '/marked': gatePage(policy, marked('marked')),
      '/strict': {
        body: strict,
        headers: { 'content-security-policy': `script-src 'nonce-n' 'strict-dynamic'; ${trusted}` },
      },
      '/parsed': full(`<script src="${sink.url}/late.js?id=parsed" defer></script>`),
    },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

const start = async (browser, path) => {
  sink.clear();
  kept = [];
  keeps = true;
  const page = await browser.newPage();
  await page.goto(`${server.url}${path}`);
  return page;
};
/** Lets the answers come, and waits until an answer that was asked for after them is there. */
const settle = async (page) => {
  keeps = false;
  for (const send of kept.splice(0)) send();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=settled`);
};
const ran = (page) => page.evaluate(() => [...window.ran].sort());

forEngines('a matched script that is on its way does not run, and runs after the next grant', async ({ browser }) => {
  const page = await start(browser, '/');
  await page.evaluate(() => assent.acceptAll());
  keeps = false;
  await page.evaluate(async (url) => {
    const done = document.createElement('script');
    done.src = `${url}/late.js?id=done`;
    document.body.append(done);
    box.innerHTML = `<p><script src="${url}/late.js?id=never"></script></p>`;
  }, sink.url);
  await page.waitFor(() => ran.includes('done'));
  // No more at a time than an engine's six connections to a host.
  for (const ids of [
    ['created', 'filled', 'module', 'svg', 'xlink'],
    ['shadow', 'frame', 'fragment', 'removed'],
  ]) {
    keeps = true;
    await page.evaluate(
      (names, url) => {
        const at = (id) => `${url}/late.js?id=${id}`;
        const script = (id, doc = document) => Object.assign(doc.createElement('script'), { id, src: at(id) });
        const inSvg = (id, ns, name) => {
          const svg = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
          const el = document.createElementNS('http://www.w3.org/2000/svg', 'script');
          el.setAttributeNS(ns, name, at(id));
          svg.append(el);
        };
        const ways = {
          created: () => document.body.append(script('created')),
          filled: () => {
            const el = document.body.appendChild(document.createElement('script'));
            setTimeout(() => {
              el.src = at('filled');
            });
          },
          module: () => document.body.append(Object.assign(script('module'), { type: 'module' })),
          svg: () => inSvg('svg', null, 'href'),
          xlink: () => inSvg('xlink', 'http://www.w3.org/1999/xlink', 'xlink:href'),
          shadow: () =>
            document.body
              .appendChild(document.createElement('div'))
              .attachShadow({ mode: 'closed' })
              .append(script('shadow')),
          frame: () => {
            const inner = document.querySelector('iframe').contentDocument;
            inner.body.append(script('frame', inner));
          },
          fragment: () => {
            const html = `<script src="${at('fragment')}"></script>`;
            document.body.append(document.createRange().createContextualFragment(html));
          },
          removed: () => document.body.appendChild(script('removed')).remove(),
        };
        for (const name of names) ways[name]();
      },
      ids,
      sink.url,
    );
    for (const id of ids) await sink.arrived(`id=${id}`);
    const before = await ran(page);
    await page.evaluate(() => assent.withdraw());
    await settle(page);
    assert.deepEqual(await ran(page), before);
    await page.evaluate(() => assent.acceptAll());
    const again = ids.filter((id) => id !== 'removed');
    await page.waitFor((all) => all.every((id) => ran.includes(id)), again);
    await settle(page);
    assert.deepEqual(await ran(page), [...before, ...again].sort());
  }
  assert.deepEqual(await page.evaluate(() => errors), []);
});

forEngines('a script of the page’s HTML that was asked for under consent does not run', async ({ browser }) => {
  const context = await browser.newContext();
  let page = await context.newPage();
  await page.goto(`${server.url}/`);
  await page.evaluate(() => assent.acceptAll());
  await page.close();
  sink.clear();
  kept = [];
  keeps = true;
  page = await context.newPage();
  const gone = page.goto(`${server.url}/parsed`);
  await sink.arrived('id=parsed');
  await page.waitFor(() => document.body?.querySelector('script[defer]'));
  await page.evaluate(() => void assent.withdraw());
  await page.waitFor(() => document.querySelector('script[data-assent]'));
  await settle(page);
  await gone;
  assert.deepEqual(await ran(page), []);
  await page.evaluate(() => assent.acceptAll());
  await page.waitFor(() => ran.includes('parsed'));
});

for (const path of ['marked', 'strict']) {
  forEngines(
    `${path}: a marked script on its way does not run once its service alone is withdrawn`,
    async ({ browser }) => {
      const page = await start(browser, `/${path}`);
      await page.evaluate(() => assent.acceptAll());
      await sink.arrived(`id=${path}`);
      await page.evaluate(() => assent.decide({ tracker: false }));
      await page.waitFor(() => document.querySelector('script[data-assent]:not([src])'));
      await settle(page);
      assert.deepEqual(await ran(page), []);
      await page.evaluate(() => assent.decide({ tracker: true }));
      await page.waitFor((id) => ran.includes(id), path);
      await settle(page);
      assert.deepEqual(await ran(page), [path]);
      assert.deepEqual(await page.evaluate(() => errors), []);
    },
  );
}
