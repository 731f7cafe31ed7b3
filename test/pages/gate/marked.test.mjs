/** The marked tier and the release scheduler, in whole pages. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

const src = (file, id) => `${sink.url}/${file}${file.includes('?') ? '&' : '?'}id=${id}`;
const inline = (code, more = '', purpose = 'analytics') =>
  `<script type="text/plain" data-assent="${purpose}" ${more}>${code}</script>`;
const external = (file, id, more = '', purpose = 'analytics') =>
  `<script type="text/plain" data-assent="${purpose}" data-assent-src="${src(file, id)}" ${more}></script>`;

/** What each page holds, by path. */
const bodies = () => ({
  '/order':
    external('slow.js?ms=400', 'slow', 'defer') +
    external('slow.js?ms=200', 'first') +
    inline(`ran.push('second:' + ran.includes('first'), 'current:' + document.currentScript.id)`, 'id="second"') +
    external('a.js', 'third', `onload="ran.push('onload')"`) +
    inline(`ran.push('module')`, 'data-assent-type="module"') +
    external('a.js', 'async', 'async') +
    inline(`ran.push('last')`),
  '/hang': external('hang', 'never') + inline(`ran.push('after-hang')`) + inline(`ran.push('other')`, '', 'marketing'),
  '/elements': `
    <iframe data-assent="analytics" data-assent-src="${src('f.html', 'frame')}" width="200" height="100"></iframe>
    <img data-assent="analytics" data-assent-src="${src('i.gif', 'image')}" alt="">
    <img data-assent="analytics" data-assent-srcset="${src('s.gif', 'srcset')} 1x" alt="">
    <picture><source data-assent="analytics" data-assent-srcset="${src('p.gif', 'picture')}"><img alt=""></picture>
    <link rel="stylesheet" data-assent="analytics" data-assent-href="${src('c.css', 'css')}">
    <video data-assent="analytics" data-assent-poster="${src('v.gif', 'poster')}"></video>
    <object data-assent="analytics" data-assent-data="${src('o.html', 'object')}"></object>
    <video preload="auto" data-assent="analytics" data-assent-src="${src('v.mp4', 'video')}"></video>
    <video preload="auto"><source data-assent="analytics" data-assent-src="${src('w.mp4', 'source')}"></video>
    <audio preload="auto" data-assent="analytics" data-assent-src="${src('a.mp3', 'audio')}"></audio>
    <embed type="text/html" data-assent="analytics" data-assent-src="${src('e.html', 'embed')}">
    <template id="t"><img data-assent="analytics" data-assent-src="${src('t.gif', 'template')}" alt=""></template>
    <script>document.body.append(document.querySelector('#t').content.cloneNode(true))</script>
    <script type="importmap">{ "imports": { "mapped": "${src('mapped.js', 'mapped')}" } }</script>
    ${inline(`import 'mapped'`, 'data-assent-type="module"')}
    <img data-assent="analytics marketing" data-assent-src="${src('both.gif', 'both')}" alt="">`,
  '/late': `${inline(`
      document.addEventListener('DOMContentLoaded', (e) => ran.push(e.type + (e.target === document)));
      addEventListener('load', () => ran.push('load'));
      window.onload = () => ran.push('onload');
      document.addEventListener('click', () => ran.push('click'), { once: true });
      document.write('<b id="written">w</b><i'); document.write('>x</i>');
    `)}<p id="after">after</p>`,
  '/own': '<iframe data-assent="analytics" data-assent-src="/shown"></iframe>',
  '/error': external('error.js', 'failing', `onerror="ran.push('onerror')"`) + inline(`ran.push('after-error')`),
});

before(async () => {
  sink = await startSink();
  const pages = {};
  for (const [path, body] of Object.entries(bodies())) {
    for (const guard of ['assent.js', 'assent-marked.js']) {
      pages[path + (guard === 'assent.js' ? '' : '-marked')] = gatePage(
        gatePolicy(sink, { release: { timeout: 1500 } }),
        body,
        { guard },
      );
    }
  }
  pages['/shown'] = '<!doctype html><title>shown</title><p>shown</p>';
  server = await startServer({ pages });
});
after(async () => {
  await server.close();
  await sink.close();
});

async function nothingLeft(page) {
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=x`);
  assert.deepEqual(
    sink
      .log()
      .filter(({ path }) => path !== '/__sentinel')
      .map(({ url }) => url),
    [],
  );
}
const ran = (page, until) => page.waitFor((id) => ran.includes(id) && ran, until);

for (const build of ['', '-marked']) {
  const label = build ? 'marked build' : 'full build';
  const inBuild = (what, fn) => forEngines(`${label}: ${what}`, fn, { variant: build !== '' });

  inBuild('scripts run in document order, once, and not before consent', async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/order${build}`);
    assert.deepEqual(await page.evaluate(() => ran), []);
    await nothingLeft(page);
    await page.evaluate(() => {
      assent.acceptAll();
      assent.acceptAll(); // a second save half-way
    });
    await ran(page, 'module');
    const log = (await ran(page, 'slow')).filter((id) => id !== 'async');
    assert.deepEqual(log, ['first', 'second:true', 'current:second', 'third', 'onload', 'last', 'slow', 'module']);
    await page.evaluate(() => assent.acceptAll());
    await page.evaluate(() => assent.withdraw());
    await page.evaluate(() => assent.acceptAll());
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    assert.equal((await page.evaluate(() => ran)).length, 9, 'nothing runs twice');
    assert.deepEqual(await page.evaluate(() => errors), []);
  });

  inBuild(
    "a returning visitor's scripts run as the parser meets them, and only the guard is fetched",
    async ({ browser }) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.url}/order${build}`);
      await page.evaluate(() => assent.acceptAll());
      await ran(page, 'module');
      sink.clear();
      server.requests.length = 0;
      await page.goto(`${server.url}/order${build}`);
      const log = (await ran(page, 'module')).filter((id) => id !== 'async');
      assert.deepEqual(log, ['first', 'second:true', 'current:second', 'third', 'onload', 'last', 'slow', 'module']);
      assert.deepEqual(
        server.requests.filter((r) => !r.includes('favicon')),
        [`GET /order${build}`, `GET /dist/assent${build}.js`],
      );
    },
  );

  inBuild('a hung script delays its own chain only, and not for ever', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/hang${build}`);
    await page.evaluate(() => assent.acceptAll());
    const log = await ran(page, 'after-hang');
    assert.deepEqual(log, ['other', 'after-hang']);
    assert.ok(await page.evaluate(() => assent.report().log.some(({ action }) => action === 'timed-out')));
  });

  inBuild('consent taken back half-way stops what has not run', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/hang${build}`);
    await page.evaluate(() => assent.acceptAll());
    await ran(page, 'other');
    await page.evaluate(() => assent.withdraw(['analytics']));
    await page.waitFor(() => !document.querySelector('script[data-assent-src][src]'));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    assert.deepEqual(await page.evaluate(() => ran), ['other']);
  });

  inBuild('elements wait, come, go back, and come again', async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/elements${build}`);
    await nothingLeft(page);
    await page.evaluate(() => assent.decide({ analytics: true }));
    const ids = 'frame image srcset picture css poster object video source audio embed template mapped'.split(' ');
    for (const id of ids) if (id !== 'poster') await sink.arrived(`id=${id}`);
    assert.equal(sink.log('id=both').length, 0, 'needs both purposes');
    await page.evaluate(() => assent.decide({ marketing: true }));
    await sink.arrived('id=both');
    await page.evaluate(() => assent.withdraw());
    await page.waitFor(() => !document.querySelector('iframe').hasAttribute('src'));
    await page.waitFor(() => !document.querySelector('img[src], link[href*="c.css"], object[data]'));
    sink.clear();
    await page.evaluate(() => assent.acceptAll());
    await sink.arrived('id=frame');
  });

  inBuild("a marked frame of no service's host goes back, and comes again", async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/own${build}`);
    for (let time = 0; time < 2; time += 1) {
      await page.evaluate(() => assent.acceptAll());
      await page.waitFor(() => document.querySelector('iframe').contentDocument?.title === 'shown');
      // Moved in the page, as frameworks do.
      await page.evaluate(() => document.body.prepend(document.querySelector('iframe')));
      await page.waitFor(() => document.querySelector('iframe').contentDocument?.title === 'shown');
      await page.evaluate(() => assent.withdraw());
      await page.waitFor(() => !document.querySelector('iframe').hasAttribute('src'));
      assert.equal(await page.evaluate(() => document.querySelector('iframe').dataset.assentSrc), '/shown');
    }
  });

  inBuild('late listeners are called once, and written HTML lands at its place', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/late${build}`);
    await page.evaluate(() => assent.acceptAll());
    await ran(page, 'onload');
    await page.evaluate(() => document.body.click());
    assert.deepEqual((await page.evaluate(() => ran)).sort(), ['DOMContentLoadedtrue', 'click', 'load', 'onload']);
    // By the client, which is loaded for it.
    await page.waitFor(() => document.querySelector('#written') !== null);
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelectorAll('#written, #written + i, #after')].map((e) => e.outerHTML),
      ),
      ['<b id="written">w</b>', '<i>x</i>', '<p id="after">after</p>'],
    );
  });

  inBuild('a failing script does not stop its chain', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/error${build}`);
    await page.evaluate(() => assent.acceptAll());
    assert.deepEqual(await ran(page, 'after-error'), ['onerror', 'after-error']);
  });
}
