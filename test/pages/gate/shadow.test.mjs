/** Marked elements in shadow roots (the part `shadow`): made by a script, by a parser, closed, and added late. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

const image = (id) => `<img data-assent="analytics" data-assent-src="${sink.url}/${id}.gif" alt="">`;
const code = (id) => `<script type="text/plain" data-assent="analytics">ran.push('${id}')</script>`;
const file = (id) =>
  `<script type="text/plain" data-assent="analytics" data-assent-src="${sink.url}/a.js?id=${id}"></script>`;

before(async () => {
  sink = await startSink();
  const body = `
    <div><template shadowrootmode="open">${image('parsed')}${file('parsed-1')}${code('parsed-2')}</template></div>
    <div><template shadowrootmode="open"><p><span><template shadowrootmode="open">${image('nested')}</template></span></p></template></div>
    <div id="open"></div><div id="closed"></div><div id="late"></div>
    <script>
      document.querySelector('#open').attachShadow({ mode: 'open' }).append(
        document.createRange().createContextualFragment(${JSON.stringify(image('open') + file('open-1') + code('open-2')).replaceAll('</', '<\\/')}));
      document.querySelector('#closed').attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(image('closed'))};
      window.late = document.querySelector('#late').attachShadow({ mode: 'open' });
    </script>`;
  server = await startServer({ pages: { '/': gatePage(gatePolicy(sink), body, { guard: 'assent-full.js' }) } });
});
after(async () => {
  await server.close();
  await sink.close();
});

const IMAGES = ['closed', 'late', 'nested', 'open', 'parsed'];
const images = () =>
  sink
    .log('.gif')
    .map(({ path }) => path.slice(1, -4))
    .toSorted();
/** Once a request that was sent now has arrived, all before it have. */
const sentinel = (page) => page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=x`);

forEngines(
  'marked elements in shadow roots come with the grant, in order, and go with the withdrawal',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate((html) => {
      late.innerHTML = html;
    }, image('late'));
    await sentinel(page);
    assert.deepEqual(images(), []);
    assert.deepEqual(await page.evaluate(() => ran), []);

    await page.evaluate(() => assent.acceptAll());
    for (const id of IMAGES) await sink.arrived(`/${id}.gif`);
    await page.waitFor(() => ran.length === 4);
    const ran = await page.evaluate(() => window.ran);
    for (const kind of ['parsed', 'open'])
      assert.deepEqual(
        ran.filter((id) => id.startsWith(kind)),
        [`${kind}-1`, `${kind}-2`],
      );
    assert.deepEqual(images(), IMAGES, 'each once');

    await page.evaluate(() => assent.withdraw(['analytics']));
    await page.waitFor(() =>
      [...document.querySelectorAll('div')].every((el) => !el.shadowRoot?.querySelector('img[src]')),
    );
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(
      () => late.querySelector('img[src]') && document.querySelector('#open').shadowRoot.querySelector('img[src]'),
    );
    await page.evaluate(() => assent.withdraw(['analytics']));
    assert.equal((await page.evaluate(() => window.ran)).length, 4, 'scripts have run once');
  },
);
