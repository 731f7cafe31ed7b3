/** The sealed tier: after a withdrawal, and always; what no rule names stays away, what the owner allows works. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

/** What a tracker may do once it runs: open what goes on by itself, past any rule. */
const TRACKER = `
  const work = (url) => new Worker(URL.createObjectURL(new Blob(['onmessage = (e) => fetch(e.data, { mode: "no-cors" }).then(() => postMessage(0), () => postMessage(0))'])));
  window.theirs = work();
  window.theirFrame = document.body.appendChild(document.createElement('iframe'));
  ran.push('tracker');`;

let sink;
let unknown;
let server;

before(async () => {
  [sink, unknown] = [await startSink(), await startSink()];
  server = await startServer({
    pages: {
      '/tracker.js': { body: TRACKER, type: 'text/javascript' },
      '/own.json': { body: '{}', type: 'application/json' },
    },
  });
  for (const seal of ['withdrawal', 'always']) {
    const policy = gatePolicy(sink, { seal, allow: [new URL(sink.ownUrl).host] });
    policy.services[0].hosts.push(`localhost:${server.port}`);
    server.pages[`/${seal}`] = gatePage(
      policy,
      `<script type="text/plain" data-assent="tracker" data-assent-src="${server.otherUrl}/tracker.js"></script>`,
      { guard: 'assent-full.js' },
    );
  }
});
after(async () => {
  await server?.close();
  await unknown?.close();
  await sink?.close();
});

/** All that goes on, or may, in a page after its tracker ran; each names itself in the URL. */
const leave = async ([host, phase]) => {
  const url = (name, ext = '') => `${host}/s-${name}${ext}?phase=${phase}`;
  // The handlers first: WebKit says at once that an image is refused.
  const image = new Promise((done) => {
    Object.assign(new Image(), { onload: done, onerror: done, src: url('image', '.gif') });
  });
  const style = document.createElement('style');
  style.textContent = `@import "${url('import', '.css')}"; body { background: url("${url('background', '.gif')}") }`;
  document.head.append(style);
  const fresh = document.body.appendChild(document.createElement('iframe'));
  const asked = (view, name) => view.fetch(url(name), { mode: 'no-cors' }).catch(() => 0);
  const waits = [
    image,
    asked(self, 'fetch'),
    asked(fresh.contentWindow, 'fresh'),
    import(url('module', '.js')).catch(() => 0),
  ];
  if (window.theirFrame) waits.push(asked(theirFrame.contentWindow, 'frame'));
  window.theirs?.postMessage(url('worker'));
  // A worker of the page's own, asked after the other, has answered after it.
  window.own ??= new Worker(
    URL.createObjectURL(new Blob(['onmessage = (e) => setTimeout(() => postMessage(0), 100)'])),
  );
  waits.push(
    new Promise((done) => {
      window.own.onmessage = done;
      window.own.postMessage(0);
    }),
  );
  await Promise.all(waits);
};
const arrived = (phase) =>
  [...new Set(unknown.log(`phase=${phase}`).map(({ path }) => path.slice(3).split('.')[0]))].sort();

/** All ways that are open; a style's background is asked for when the page is drawn. The runner's time limit ends the waiting. */
const ALL = ['background', 'fetch', 'frame', 'fresh', 'image', 'import', 'module', 'worker'];
async function allArrived(phase) {
  while (arrived(phase).length < ALL.length) await new Promise((next) => setTimeout(next, 5));
  assert.deepEqual(arrived(phase), ALL);
}

/** The page's own code, and what its owner allows, as if there were no seal. */
const works = async (allowed) => {
  const inline = document.createElement('script');
  inline.textContent = 'window.inlineRan = true';
  document.head.append(inline);
  const image = new Image();
  image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  await image.decode();
  const own = await fetch('/own.json').then((response) => response.ok);
  const theirs = await fetch(`${allowed}/a.json`).then((response) => response.ok);
  return [window.inlineRan, Function('return 1 + 1')(), own, theirs, errors];
};

forEngines(
  'sealed: after a withdrawal nothing leaves but to hosts that the owner allows',
  async ({ browser, engine }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/withdrawal`);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => ran.includes('tracker'));
    await page.evaluate((url) => {
      window.socket = new WebSocket(url.replace('http', 'ws'));
      return new Promise((done) => {
        socket.onopen = done;
      });
    }, `${sink.url}/socket`);
    await page.evaluate(leave, [unknown.url, `open-${engine}`]);
    await allArrived(`open-${engine}`); // no rule names that host

    await page.evaluate(() => assent.withdraw());
    await page.evaluate(leave, [unknown.url, `sealed-${engine}`]);
    await page.waitFor(() => socket.readyState === WebSocket.CLOSED);
    assert.deepEqual(await page.evaluate(works, sink.ownUrl), [true, 2, true, true, []]);
    assert.deepEqual(arrived(`sealed-${engine}`), []);
    assert.ok(await page.evaluate(() => assent.report().log.some(({ what }) => what.startsWith('sealed http'))));

    await page.evaluate(() => void assent.acceptAll());
    await page.waitFor(
      () => performance.getEntriesByType('navigation')[0].type === 'reload' && ran.includes('tracker'),
    );
    await page.evaluate(leave, [unknown.url, `again-${engine}`]);
    await allArrived(`again-${engine}`); // a grant reloads, and lifts the seal
  },
);

forEngines('sealed: always, and a grant takes effect by a reload', async ({ browser, engine }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/always`);
  await page.evaluate(leave, [unknown.url, `before-${engine}`]);
  assert.deepEqual(await page.evaluate(works, sink.ownUrl), [true, 2, true, true, []]);
  await page.evaluate(() => void assent.acceptAll());
  await page.waitFor(() => performance.getEntriesByType('navigation')[0].type === 'reload' && ran.includes('tracker'));
  await page.evaluate(leave, [unknown.url, `granted-${engine}`]);
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.url}/granted-${engine}`);
  assert.equal(sink.log(`/granted-${engine}`).length, 1, 'a granted host is open');
  assert.deepEqual([...arrived(`before-${engine}`), ...arrived(`granted-${engine}`)], [], 'an unknown one never is');
});
