/** Where an element's own mark and the policy's services both have a say; and what held elements and calls must not do. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

before(async () => {
  sink = await startSink();
  const src = (file, id) => `${sink.url}/${file}?id=${id}`;
  const inert = 'type="text/plain" data-assent="analytics"';
  const bodies = {
    // The first purpose's mark, on addresses of two services.
    '/marked': `
      <iframe data-assent="analytics" data-assent-src="${src('f.html', 'frame')}"></iframe>
      <img data-assent="analytics" data-assent-src="${src('i.gif', 'image')}" alt="">
      <script ${inert} data-assent-src="${src('a.js', 'script')}"></script>
      <script ${inert}>ran.push('inline')</script>
      <img data-assent="analytics" data-assent-src="${src('i.gif', 'first')}" data-assent-srcset="${src('pixel/i.gif', 'second')} 1x" alt="">`,
    '/odd': `
      <script type="text/plain" data-assent="  analytics
        ">ran.push('spaces')</script>
      <script ${inert} nomodule data-assent-src="${src('a.js', 'nomodule')}"></script>
      <script ${inert}>ran.push('after nomodule')</script>
      <script ${inert} data-assent-type="module">import '/missing.js'</script>
      <p id="end">end</p>`,
    '/plain': '<div id="box"></div>',
  };
  const pages = Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [path, gatePage(gatePolicy(sink), body)]),
  );
  pages['/jquery'] = gatePage(gatePolicy(sink), '<div id="box"></div>', { head: '<script src="/jquery.js"></script>' });
  const jquery = await readFile(new URL('../../../node_modules/jquery/dist/jquery.min.js', import.meta.url));
  server = await startServer({
    pages,
    routes: {
      '/jquery.js': (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(jquery),
    },
  });
});
after(async () => {
  await server.close();
  await sink.close();
});
const ids = () =>
  sink
    .log()
    .map(({ query }) => query.id)
    .filter(Boolean)
    .toSorted();

forEngines('an element waits for its mark and for each service whose address it has', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/marked`);
  await page.evaluate(() => assent.decide({ analytics: true, tracker: false }));
  await page.waitFor(() => ran.includes('inline'));
  await page.reload();
  await page.waitFor(() => ran.includes('inline'));
  assert.deepEqual(ids(), [], 'the service was refused');
  await page.evaluate(() => {
    document.querySelector('iframe').onload = ({ target }) => target.src && ran.push('frame');
    return assent.decide({ tracker: true });
  });
  await page.waitFor(() => ran.includes('frame') && document.querySelector('img').complete);
  await page.waitFor(async () => performance.getEntriesByName(document.querySelector('script[src*=a\\.js]')?.src)[0]);
  assert.deepEqual(ids(), ['frame', 'image', 'script'], 'one of its services is not enough for the last');
  await page.evaluate(() => assent.acceptAll());
  await page.waitFor(() => document.images[1].currentSrc);
  await page.waitFor(() => document.images[1].complete);
  assert.ok(ids().includes('second'));
  await page.close();
});

forEngines(
  'spaces around a mark, a script that cannot start, a module that fails: each is met, and leaves no trace',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/odd`);
    const text = () => page.evaluate(() => document.body.textContent.replace(/\s+/g, ' '));
    await page.evaluate(() => {
      for (const script of document.querySelectorAll('script[data-assent-type]'))
        script.addEventListener('error', () => setTimeout(() => ran.push('failed')));
      return assent.acceptAll();
    });
    await page.waitFor(() => ran.includes('failed') && ran.includes('after nomodule'));
    assert.deepEqual(await page.evaluate(() => ran), ['spaces', 'after nomodule', 'failed']);
    assert.ok(!(await text()).includes('undefined'));
    assert.ok(await page.evaluate(() => !assent.report().log.some(({ action }) => action === 'timed-out')));
    await page.close();
  },
  { variant: true },
);

forEngines(
  'clicks on a document, tags in texts, closed connections, yesterday’s cookies: the page’s own code goes on',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/plain`);
    const seen = await page.evaluate(async (url) => {
      document.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      const box = document.querySelector('#box');
      const data = JSON.stringify({ html: `<img src='${url}/i.gif'><iframe src='${url}/f.html'></iframe>` });
      box.innerHTML = `<script type="application/json">${data}</script>`;
      const source = new EventSource(`${url}/events`);
      await new Promise((done) => source.addEventListener('error', done, { once: true }));
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
      await new Promise((done) => socket.addEventListener('close', done, { once: true }));
      return {
        errors,
        html: JSON.parse(box.firstChild.text).html.includes('data-assent-src'),
        closed: [source.readyState === EventSource.CLOSED, socket.readyState === WebSocket.CLOSED],
      };
    }, sink.url);
    assert.deepEqual(seen, { errors: [], html: true, closed: [true, true] });
    // A denied cookie from before: taking it away is never held back, however its day is written.
    for (const expires of [-1, -400].map((days) => new Date(Date.now() + days * 864e5).toUTCString())) {
      const left = await page.evaluate(async (day) => {
        await assent.decide({ analytics: true });
        document.cookie = 'trk_old=1; path=/';
        const was = document.cookie.includes('trk_old');
        const { cookie } = Object.getOwnPropertyDescriptors(Document.prototype);
        self[Symbol.for('assent')].consent.state.allowed.delete('tracker');
        cookie.set.call(document, `trk_old=; path=/; expires=${day}`);
        return [was, document.cookie.includes('trk_old')];
      }, expires);
      assert.deepEqual(left, [true, false], expires);
    }
    await page.close();
  },
  { variant: true },
);

forEngines(
  'a script in HTML that jQuery inserts is asked for after consent, once',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/jquery`);
    await page.evaluate((url) => {
      for (const way of ['append', 'html'])
        $('#box')[way](`<p>${way}</p><script src="${url}/a.js?id=${way}"></script>`);
    }, sink.url);
    await page.waitFor(() => document.querySelectorAll('[data-assent-src]').length >= 2);
    assert.deepEqual(ids(), [], 'before');
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => document.querySelector('#box p').textContent === 'html');
    await page.waitFor(async (url) => performance.getEntriesByName(`${url}/a.js?id=html`)[0], sink.url);
    assert.deepEqual(ids(), ['append', 'html']);
    await page.close();
  },
  { variant: true },
);
