/** The gate's parts: what they patch goes on as the platform's own, and what a page writes keeps its order. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

const full = (body) => gatePage(gatePolicy(sink), body, { guard: 'assent-full.js' });

before(async () => {
  sink = await startSink();
  server = await startServer({
    pages: {
      '/': full('<iframe></iframe>'),
      '/template': full(`<template><script src="${sink.url}/t.js?id=template"></script></template>`),
      '/pieces': full(`
        <script>
          document.write("<scr" + "ipt src='${sink.url}/w.js");
          document.write('?id=written');
          document.write("'></scr" + "ipt><p>a</p>");
          document.write('<script>if (1<is');
          document.write('NaN(1)) 0;</scr' + 'ipt>');
        </script><script>
          document.write('<div id="first"></div><img alt="b"');
        </script> id="cut"><script src="/late.js" async></script><script>
          const s = document.createElement('script');
          s.async = false;
          s.src = '/late.js';
          document.head.append(s);
        </script><p id="end"></p>`),
      '/svg': full(`<svg><script xlink:href="${sink.url}/t.js?id=svg"/><image xlink:href="${sink.url}/i.gif"/></svg>
        <p id="end"></p>`),
      '/sub/own': `<title>own</title><script>
        fetch('x.json').then(() => parent.ran.push('own'));
        new Image().src = 'x.gif';
        document.cookie = 'own=1';
        top.inner = [document.title, fetch.name, new XMLHttpRequest() instanceof XMLHttpRequest, class extends Image {}.name];
      </script>`,
      '/late.js': 'document.write("<img "); ran.push("late");',
    },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

forEngines('parts: what is patched passes for the platform’s own, also in a frame', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const seen = await page.evaluate(() => {
    const event = new StorageEvent('storage');
    event.initStorageEvent('storage', false, false, 'own', null, '1', '', localStorage);
    const inner = document.querySelector('iframe').contentWindow;
    const source = String(fetch);
    return {
      area: event.storageArea === localStorage,
      native: /native code/.test(source) && /fetch/.test(source),
      foreign: String((a) => a + 1),
      audio: new Audio().constructor === HTMLAudioElement && new Audio() instanceof Audio,
      preload: new Audio('/own.mp3').preload,
      empty: new Audio().hasAttribute('src'),
      keys: Object.keys(inner.Function.prototype),
      parse:
        inner.Document.parseHTMLUnsafe?.('<template><b></b></template>').querySelector('template').content.firstChild
          .localName,
    };
  });
  assert.deepEqual(seen, {
    area: true,
    native: true,
    foreign: '(a) => a + 1',
    audio: true,
    preload: 'auto',
    empty: false,
    keys: [],
    parse: 'b',
  });
});

forEngines('parts: a template that the parser made gives what it holds once it may', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/template`);
  const use = () => document.body.append(document.querySelector('template').content.cloneNode(true));
  await page.evaluate(use);
  assert.equal(await page.evaluate(() => document.body.lastElementChild.hasAttribute('src')), false);
  await page.evaluate(() => assent.acceptAll());
  await page.waitFor(() => ran.length === 1);
  await page.evaluate(use);
  await page.waitFor(() => ran.length === 2);
  await page.evaluate(() => assent.withdraw());
  await page.evaluate(use);
  assert.equal(await page.evaluate(() => document.body.lastElementChild.hasAttribute('src')), false);
  assert.deepEqual(await page.evaluate(() => [ran, errors]), [['template', 'template'], []]);
});

forEngines(
  'parts: a tag written in pieces is held whole, and one without an end keeps its place',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/pieces`);
    await page.waitFor(() => ran.filter((id) => id === 'late').length === 2);
    const seen = () =>
      page.evaluate(() => [
        [...document.querySelectorAll('#first, #cut, #end')].map((el) => el.id + (el.alt ?? '')),
        [...document.scripts].some((el) => el.textContent === 'if (1<isNaN(1)) 0;'),
        errors,
      ]);
    const expected = [['first', 'cutb', 'end'], true, []];
    assert.deepEqual(sink.log(), []);
    assert.deepEqual(await seen(), expected);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => ran.includes('written'));
  },
);

forEngines('parts: a rule that was added under consent fetches nothing after the withdrawal', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate(() => assent.acceptAll());
  await page.evaluate((url) => {
    window.sheet = document.head.appendChild(document.createElement('style')).sheet;
    sheet.insertRule(`.rule { background: url(${url}/rule.gif) }`);
    window.adopted = new CSSStyleSheet();
    adopted.replaceSync(`.adopted { background: url(${url}/adopted.gif) }`);
    document.adoptedStyleSheets = [adopted];
  }, sink.url);
  await page.evaluate(() => assent.withdraw());
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p class="rule">x</p><p class="adopted">x</p>');
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=rule`);
  assert.deepEqual(sink.log('.gif'), []);
  await page.evaluate(() => assent.acceptAll());
  await sink.arrived('/rule.gif');
  await sink.arrived('/adopted.gif');
});

forEngines('parts: what a service has open is closed by a withdrawal, without a seal', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate(() => assent.acceptAll());
  await page.evaluate((url) => {
    window.open = [new WebSocket(`${url.replace('http', 'ws')}/socket`), new EventSource(`${url}/events`)];
  }, sink.url);
  await page.waitFor(() => open[0].readyState === 1);
  await page.evaluate(() => assent.withdraw());
  await page.waitFor(() => open[0].readyState > 1 && open[1].readyState === 2);
  assert.deepEqual(await page.evaluate(() => errors), []);
});

forEngines('parts: the text of a script that has a held source waits with it, and never runs', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.evaluate((url) => {
    const make = (id, ...steps) => {
      const s = document.createElement('script');
      s.src = `${url}/t.js?id=${id}`;
      for (const step of steps) step(s);
      document.body.appendChild(s);
    };
    const type = (s) => {
      s.type = 'text/javascript';
    };
    const code = 'ran.push("code")';
    // As TradingView's widgets are written for React; then by other ways, the type before and behind.
    const html = (s) => {
      s.innerHTML = code;
    };
    make('html', type, (s) => Object.assign(s, { async: true }), html);
    make('behind', html, type);
    make('attribute', html, (s) => s.setAttribute('type', 'text/javascript'));
    make('text', (s) => Object.assign(s, { text: code }));
    make('node', (s) => s.appendChild(document.createTextNode(code)));
    make('module', html, (s) => Object.assign(s, { type: 'module' }));
  }, sink.url);
  assert.deepEqual(await page.evaluate(() => [ran, errors]), [[], []]);
  await page.evaluate(() => assent.acceptAll());
  await page.waitFor(() => ran.length === 6);
  const seen = await page.evaluate(() =>
    [...document.body.querySelectorAll('script')].map((s) => [s.type, s.textContent, s.src.split('=')[1]].join()),
  );
  const text = 'ran.push("code")';
  assert.deepEqual(seen, [
    `text/javascript,${text},html`,
    `text/javascript,${text},behind`,
    `text/javascript,${text},attribute`,
    `,${text},text`,
    `,${text},node`,
    `module,${text},module`,
  ]);
  assert.deepEqual(
    sink
      .log('t.js')
      .map(({ query }) => query.id)
      .sort(),
    ['attribute', 'behind', 'html', 'module', 'node', 'text'],
  );
  assert.deepEqual(await page.evaluate(() => [ran.includes('code'), errors]), [false, []]);
});

forEngines('parts: what SVG in the page’s HTML names by xlink:href waits', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/svg`);
  await page.waitFor(() => document.readyState === 'complete' && document.querySelector('#end'));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const isShown = () => page.evaluate(() => document.querySelector('image').hasAttribute('href'));
  assert.deepEqual([await page.evaluate(() => ran), await isShown()], [[], false]);
  await page.evaluate(() => assent.acceptAll());
  await page.waitFor(() => ran.includes('svg'));
  assert.ok(await isShown());
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  assert.deepEqual(await page.evaluate(() => [ran, errors]), [['svg'], []]);
});

forEngines('parts: a frame whose page is the site’s own is that page’s alone once it is there', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  server.requests.length = 0;
  await page.evaluate((url) => {
    const f = document.createElement('iframe');
    f.src = '/sub/own';
    document.body.append(f);
    f.contentWindow.fetch(`${url}/first.json`).catch((error) => ran.push(error.name));
  }, sink.url);
  await page.waitFor(() => ran.includes('own') && ran.includes('TypeError'));
  assert.deepEqual(await page.evaluate(() => [inner, errors]), [['own', 'fetch', true, ''], []]);
  assert.ok(server.requests.includes('GET /sub/x.json') && server.requests.includes('GET /sub/x.gif'));
  const later = () =>
    document
      .querySelector('iframe[src]')
      .contentWindow.fetch('/later.json')
      .then(({ url }) => url);
  assert.equal(await page.evaluate(later), `${server.url}/later.json`);
});
