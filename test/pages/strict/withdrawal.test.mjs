/** Withdrawal, followed through: sends stop, vendors are told, what was stored goes, and comes back as often as it is granted. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { gatePage, gatePolicy } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';

let sink;
let server;

/** The tracker's server-side half: cookies for each path and kind that this address may have. */
const COOKIES = [
  'trk_root=1; Path=/',
  'trk_here=1',
  'trk_folder=1; Path=/shop',
  'trk_slash=1; Path=/shop/',
  'trk_secure=1; Path=/; Secure',
  'trk_parted=1; Path=/; Secure; SameSite=None; Partitioned',
  'trk_hidden=1; Path=/; HttpOnly',
  'own=1; Path=/',
];

const tracker = () => `
  <img alt="" data-assent="tracker" data-assent-src="${sink.url}/image.gif">
  <iframe title="board" data-assent="tracker" data-assent-src="${sink.url}/board.html"></iframe>
  <script>
    window.vendor = { calls: [], stop(how) { this.calls.push('stop ' + how + ' ' + !!localStorage.trk_key); }, go() { this.calls.push('go'); } };
    window.send = () => {
      fetch('${sink.url}/timer.json').catch(() => 0);
      navigator.sendBeacon('${sink.url}/beacon', 'x');
      localStorage.setItem('trk_key', '1');
      document.cookie = 'trk_late=1; path=/';
    };
    window.seed = async () => {
      await fetch('/set');
      send();
      localStorage.setItem('own', '1');
      sessionStorage.setItem('trk_session', '1');
      await new Promise((done, fail) => Object.assign(indexedDB.open('trk_db', 1), { onsuccess: done, onerror: fail }));
      await caches.open('trk_cache');
      await navigator.serviceWorker.register('/shop/push.js');
      await navigator.serviceWorker.register('/shop/own.js', { scope: '/shop/own/' });
    };
    /** All that is left of the tracker, and of the page's own. */
    window.left = async () => [
      ...document.cookie.split('; ').map((c) => c.split('=')[0]),
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    ].filter((name) => name && !name.startsWith('assent')).sort();
  </script>`;

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink);
  Object.assign(policy.services[0], {
    cookies: ['trk_*', { name: 'trk_hidden', httpOnly: true }],
    workers: ['/shop/push.js*'],
    withdraw: { call: 'vendor.stop', args: ['now'] },
    resume: { call: 'vendor.go' },
  });
  policy.services[1].reload = true;
  policy.services[1].withdraw = { call: 'eval', args: ['ran.push("evil")'] };
  const waiting = structuredClone(policy);
  waiting.services[0].hold = true;
  const worker = { body: '', type: 'text/javascript' };
  server = await startServer({
    pages: {
      '/shop/page': gatePage(policy, tracker()),
      '/waiting': gatePage(waiting, '<p>waiting</p>', { guard: 'assent-full.js' }),
      '/other': gatePage(policy, '<p>other</p>'),
      '/sets': { body: gatePage(policy, '<p>sets</p>'), headers: { 'set-cookie': 'trk_again=1; Path=/' } },
      '/shop/push.js': worker,
      '/shop/own.js': worker,
    },
    routes: { '/set': (_request, response) => response.writeHead(204, { 'set-cookie': COOKIES }).end() },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

const left = (page) => page.evaluate(() => window.left());

forEngines(
  '[KR-BANNER-08][EU-BANNER-11] withdraw, grant, withdraw, ...: each time all of it stops and goes',
  async ({ browser, engine }) => {
    const page = await browser.newPage();
    await page.goto(`${server.otherUrl}/shop/page`);
    const log = [];
    for (const round of [1, 2, 3]) {
      await page.evaluate(() => assent.acceptAll());
      await sink.arrived('/board.html');
      await page.evaluate(() => seed());
      await sink.arrived('/timer.json');
      const there = await left(page);
      const cookies = ['trk_late', 'trk_root', ...(engine === 'webkit' ? [] : ['trk_parted', 'trk_secure'])];
      for (const name of [...cookies, 'trk_key', 'trk_session', 'trk_db', 'trk_cache', '/shop/'])
        assert.ok(there.includes(name), `round ${round}: ${name} is there: ${there}`);
      const running = await page.evaluate(async () => {
        const timer = setInterval(send, 5);
        await assent.withdraw(['analytics']);
        return timer;
      });
      sink.clear();
      await page.waitFor(() =>
        window.left().then((names) => names.join() === 'own,own,/shop/own/'.split(',').sort().join()),
      );
      await page.waitFor(() => !document.querySelector('img[src], iframe[src]'));
      await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
      assert.deepEqual(
        sink.log().map(({ path }) => path),
        ['/__sentinel'],
        `round ${round}`,
      );
      await page.evaluate((timer) => clearInterval(timer), running);
      // In each round: the report holds the latest entries only, and code that runs on makes many.
      const now = await page.evaluate(() => assent.report().log);
      const told = now.filter(({ action }) => action === 'kept').map(({ what }) => what);
      assert.equal(new Set(told).size, told.length, 'each once');
      log.push(...now);
    }
    const { calls, errors } = await page.evaluate(() => ({ calls: vendor.calls, errors }));
    const stop = 'stop now true';
    assert.deepEqual(calls, [stop, 'go', stop, 'go', stop], 'the vendor is told before its storage goes');
    const swept = new Set(log.filter(({ action }) => action === 'swept').map(({ what }) => what));
    for (const what of [
      'cookie trk_root',
      'localStorage trk_key',
      'sessionStorage trk_session',
      'indexedDB trk_db',
      'cache trk_cache',
    ])
      assert.ok(swept.has(what), what);
    const kept = log.filter(({ action }) => action === 'kept').map(({ what }) => what);
    for (const why of ['cookie trk_hidden: HttpOnly', `what ${new URL(sink.url).host} keeps: another origin`])
      assert.ok(
        kept.some((what) => what.startsWith(why)),
        `${why}: ${kept}`,
      );
    assert.deepEqual(errors, []);
  },
);

forEngines(
  'a vendor is not told to go on by a grant that was taken back before it could be seen',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.otherUrl}/shop/page`);
    await page.evaluate(async () => {
      await assent.acceptAll();
      await assent.withdraw(['analytics']);
      await Promise.all([assent.acceptAll(), assent.withdraw(['analytics'])]);
      for (const _ of [1, 2, 3, 4]) await new Promise((frame) => requestAnimationFrame(frame));
    });
    const calls = await page.evaluate(() => vendor.calls);
    assert.match(calls.at(-1), /^stop/, `${calls}`);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => vendor.calls.at(-1) === 'go');
  },
);

forEngines(
  'what comes back is swept on the next pages; a service that must be reloaded is, in every tab',
  async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.otherUrl}/other`);
    await page.evaluate(() => assent.acceptAll());
    const tab = await context.newPage();
    await tab.goto(`${server.otherUrl}/other`);
    for (const each of [page, tab])
      await each.evaluate(() => {
        window.before = true;
      });
    await page.evaluate(() => void assent.withdraw());
    for (const each of [page, tab]) {
      await each.waitFor(
        () => !window.before && !!window.assent && !assent.allows('marketing') && !assent.allows('analytics'),
      );
    }
    await tab.close(); // a hidden page paints nothing, and does nothing
    // A page later, each time a server sets it again: looked for on ten pages after it was last found.
    for (const path of ['/sets', '/other', '/sets', '/other']) {
      await page.goto(server.otherUrl + path);
      // By that page, or by the one before as it went.
      if (path === '/sets') await page.waitFor(() => Number(localStorage.getItem('assent:!sweep')) >= 9);
      await page.waitFor(() => !document.cookie.includes('trk_'));
    }
    await page.evaluate(() => localStorage.setItem('assent:!sweep', '1'));
    await page.reload();
    await page.waitFor(() => !localStorage.getItem('assent:!sweep'));
    const warned = (await page.console()).filter(({ text }) => text.includes('eval of "pixel" failed'));
    assert.ok(warned.length > 0, 'no policy reaches what runs text as code');
  },
);

forEngines('held calls wait for an answer: what was asked for without consent is never sent', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/waiting`);
  const call = (name) =>
    page.evaluate((url) => {
      window.outcomes ??= [];
      fetch(url).then(
        () => outcomes.push('sent'),
        () => outcomes.push('failed'),
      );
    }, `${sink.url}/${name}.json`);
  await call('first');
  await page.evaluate(() => assent.decide({ analytics: true }));
  await sink.arrived('/first.json');
  await page.evaluate(() => assent.forget());
  await call('unset');
  await page.evaluate(() => assent.decide({ analytics: false }));
  await call('refused');
  await page.waitFor(() => outcomes.length === 3);
  await page.evaluate(() => assent.decide({ analytics: true }));
  await call('granted');
  await sink.arrived('/granted.json');
  await page.evaluate(() => assent.withdraw());
  await call('withdrawn');
  await page.evaluate(() => assent.decide({ analytics: true }));
  await call('again');
  await sink.arrived('/again.json');
  const paths = sink.log('.json').map(({ path }) => path);
  assert.deepEqual(paths, ['/first.json', '/granted.json', '/again.json']);
  await page.waitFor(() => outcomes.filter((outcome) => outcome === 'failed').length === 3);
});
