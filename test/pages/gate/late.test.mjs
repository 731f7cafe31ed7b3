/** What a released script may rely on that was written for the parser: listeners for past events, and `document.write`. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;
/** Lets `/gate.js` answer. */
let open;
let opened;

const held = (code, more = '') => `<script type="text/plain" data-assent="analytics" ${more}>${code}</script>`;
const fetched = (path, more = '') => held('', `data-assent-src="${path}" ${more}`);
const tag = (code, more = '') => `<script ${more}>${code}<\\/script>`;
const code = (body) => ({ type: 'text/javascript', body });

const SCRIPTS = {
  // What it writes stands behind it, before what was written behind it.
  '/slow.js': code(
    `ran.push('slow'); document.write('<i class="w">2</i>${tag(`ran.push("from slow"); document.write("<i class=w>3</i>")`)}<i class="w">4</i>');`,
  ),
  '/next.js': code(`ran.push('next');`),
  '/module.js': code(`
    document.addEventListener('DOMContentLoaded', () => ran.push('DOMContentLoaded'));
    addEventListener('load', { handleEvent: (e) => ran.push('load ' + e.type + (e.currentTarget === window)) });
    ran.push('module');`),
  '/later.js': code(`fetch('/next.js').then(() => {
    document.addEventListener('DOMContentLoaded', () => ran.push('DOMContentLoaded'));
    document.write('<b id="late">late</b>');
    ran.push('later');
  });`),
};
const BODIES = {
  '/nested': `${held(`ran.push('first');
      document.write('<i class="w">1</i>${tag('', 'src="/slow.js"')}<i class="w">5</i>${tag('ran.push("inline")')}');
      document.write('${tag('ran.push("data")', 'type="application/json"')}<i class="w">6</i>');`)}${fetched('/next.js')}`,
  '/open': held(
    `document.open(); document.write('<i class="w">1</i>'); document.writeln('<i class="w">2'); document.write('</i>'); document.close(); ran.push('done')`,
  ),
  '/module': `${fetched('/module.js', 'data-assent-type="module"')}<script>
    addEventListener('page', () => {
      addEventListener('load', () => ran.push('the page’s own'));
      document.addEventListener('DOMContentLoaded', () => ran.push('the page’s own'));
    });</script>`,
  '/later': fetched('/later.js'),
  '/listeners': `${held(`
    document.addEventListener('load', (e) => ran.push('capture ' + e.target.id), true);
    addEventListener('load', null);
    addEventListener('load', () => { throw Error('mine'); });
    document.addEventListener('DOMContentLoaded', function () { ran.push('this ' + (this === document)); });
  `)}`,
  '/flight': held(
    `document.write('${tag('', 'src="/gate.js"')}${tag('ran.push("behind")')}<b id="landed"></b>'); ran.push('first')`,
  ),
};

before(async () => {
  sink = await startSink();
  server = await startServer({
    pages: { ...SCRIPTS },
    routes: {
      '/gate.js': async (_request, response) => {
        await opened;
        response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
        response.end(`ran.push('gate')`);
      },
    },
  });
  for (const [path, body] of Object.entries(BODIES)) server.pages[path] = gatePage(gatePolicy(sink), body);
});
after(async () => {
  await server?.close();
  await sink?.close();
});

const start = async (browser, path) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}${path}`);
  await page.waitFor(() => document.readyState === 'complete');
  await page.evaluate(() => assent.acceptAll());
  return page;
};
const ran = (page, until) => page.waitFor((id) => ran.includes(id) && ran, until);
const texts = (page) => page.evaluate(() => [...document.querySelectorAll('.w')].map((el) => el.textContent.trim()));
/** An answer that was asked for now has come, and the timers that were set before it are over. */
const settled = (page) =>
  page.evaluate(async () => {
    await fetch('/next.js').then((response) => response.text());
    for (const _ of [1, 2]) await new Promise((done) => setTimeout(done));
  });

forEngines('late: scripts that are written, and write, run in order and at their places', async ({ browser }) => {
  const page = await start(browser, '/nested');
  await ran(page, 'next');
  assert.deepEqual(await page.evaluate(() => ran), ['first', 'slow', 'from slow', 'inline', 'next']);
  assert.deepEqual(await texts(page), ['1', '2', '3', '4', '5', '6']);
  assert.deepEqual(await page.evaluate(() => errors), []);
});

forEngines('late: document.open and close of a released script leave the page', async ({ browser }) => {
  const page = await start(browser, '/open');
  await ran(page, 'done');
  await page.waitFor(() => document.querySelectorAll('.w').length === 2);
  assert.deepEqual(await texts(page), ['1', '2']);
  assert.ok(await page.evaluate(() => document.querySelector('[data-assent-open]') !== null));
});

forEngines('late: a module’s listeners are called, and nobody else’s', async ({ browser }) => {
  const page = await start(browser, '/module');
  await ran(page, 'DOMContentLoaded');
  await page.evaluate(() => dispatchEvent(new Event('page')));
  await settled(page);
  assert.deepEqual((await page.evaluate(() => ran)).toSorted(), ['DOMContentLoaded', 'load loadtrue', 'module']);
});

forEngines(
  'late: so are those of what a script does later, and its text does not wipe the page',
  async ({ browser }) => {
    const page = await start(browser, '/later');
    await ran(page, 'DOMContentLoaded');
    await page.waitFor(() => document.querySelector('#late')?.previousElementSibling.matches('[src="/later.js"]'));
    assert.deepEqual(await page.evaluate(() => [ran, errors]), [['later', 'DOMContentLoaded'], []]);
  },
);

forEngines('late: listeners keep what the platform gives them', async ({ browser }) => {
  const page = await start(browser, '/listeners');
  await ran(page, 'this true');
  await page.waitFor(() => errors.length > 0);
  await page.evaluate(async () => {
    const img = Object.assign(new Image(), {
      id: 'img',
      src: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
    });
    document.body.append(img);
    await img.decode();
  });
  await ran(page, 'capture img');
  // A wrap that comes later, as an error tracker's, hears of the window's and the document's listeners too.
  const wrapped = await page.evaluate(() => {
    const { addEventListener: original } = EventTarget.prototype;
    const seen = [];
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      seen.push(type);
      return original.call(this, type, ...rest);
    };
    addEventListener('a', () => {});
    document.addEventListener('b', () => {});
    document.body.addEventListener('c', () => {});
    EventTarget.prototype.addEventListener = original;
    return seen;
  });
  assert.deepEqual(wrapped, ['a', 'b', 'c']);
  assert.deepEqual(await page.evaluate(() => errors.map((text) => text.replace(/.*Error: /, ''))), ['mine']);
});

forEngines('late: a withdrawal stops what was written and has not run; a grant starts it', async ({ browser }) => {
  opened = new Promise((resolve) => {
    open = resolve;
  });
  const page = await start(browser, '/flight');
  await page.waitFor(() => document.querySelector('#landed'));
  while (!server.requests.includes('GET /gate.js')) await new Promise((next) => setTimeout(next, 5));
  await page.evaluate(() => assent.withdraw(['analytics']));
  open();
  await settled(page);
  assert.deepEqual(await page.evaluate(() => ran), ['first']);
  await page.evaluate(() => assent.acceptAll());
  await ran(page, 'behind');
  assert.deepEqual(await page.evaluate(() => ran), ['first', 'gate', 'behind']);
});
