/** After a withdrawal: what is another service's stays, and what plays or runs in a page stops. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';
import { silence } from './silence.mjs';

let sink;
let server;

/** Ten minutes of silence: more than an engine fetches beforehand. */
const wav = silence(600);

/** A part of it at a time. */
const sound = (response) => {
  const range = /bytes=(\d+)-(\d*)/.exec(response.req.headers.range ?? '');
  const from = Number(range?.[1] ?? 0);
  const to = Math.min(Number(range?.[2] || wav.length - 1), from + 400_000, wav.length - 1);
  response.writeHead(range ? 206 : 200, {
    'content-type': 'audio/wav',
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${from}-${to}/${wav.length}` }),
  });
  response.end(wav.subarray(from, to + 1));
};
/** A document that goes on asking. */
const clock = (response) =>
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<script>setInterval(() => fetch("/beat.json" + location.search), 50)</script>');

const LOGIN = {
  id: 'login',
  purpose: 'necessary',
  name: 'Login',
  cookies: ['trk_session'],
  storage: ['trk_session', 'trk_own_*'],
};

before(async () => {
  sink = await startSink({
    answers: [
      [/\.wav$/, sound],
      [/clock\.html$/, clock],
    ],
  });
  const shared = gatePolicy(sink);
  shared.services.push(LOGIN);
  const marked = `<audio id="whole" preload="auto" data-assent="analytics" data-assent-src="${sink.url}/whole.wav"></audio>
    <audio id="parts" preload="auto"><source data-assent="analytics" data-assent-src="${sink.url}/parts.wav"></audio>
    <audio id="own" preload="auto"><source src="/own.wav"><source data-assent="analytics" data-assent-src="${sink.url}/none.wav"></audio>
    <object data-assent="analytics" data-assent-data="${sink.url}/clock.html?object" type="text/html"></object>
    <embed data-assent="analytics" data-assent-src="${sink.url}/clock.html?embed" type="text/html">
    <iframe title="clock" data-assent="analytics" data-assent-src="${sink.url}/clock.html?iframe"></iframe>`;
  server = await startServer({
    pages: {
      '/shared': gatePage(shared, '<p>shared</p>'),
      '/marked': gatePage(gatePolicy(sink), marked, { guard: 'assent-marked.js' }),
      '/matched': gatePage(gatePolicy(sink), '<div id="place"></div>'),
      '/full': gatePage(gatePolicy(sink), '<div id="place"></div>', { guard: 'assent-full.js' }),
    },
    routes: {
      '/set': (_request, response) =>
        response.writeHead(204, { 'set-cookie': ['trk_again=1; Path=/', 'trk_session=me; Path=/'] }).end(),
      '/own.wav': (_request, response) => sound(response),
    },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

forEngines(
  'a name that is another service’s by a longer entry is swept neither at once nor later',
  async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.otherUrl}/shared`);
    await page.evaluate(async () => {
      await assent.acceptAll();
      for (const name of ['trk_session', 'trk_own_1', 'trk_1']) {
        document.cookie = `${name}=me; path=/`;
        localStorage.setItem(name, 'me');
        sessionStorage.setItem(name, 'me');
        await new Promise((done, fail) => Object.assign(indexedDB.open(name), { onsuccess: done, onerror: fail }));
        await caches.open(name);
      }
    });
    /** Until nothing of the tracker is left; then all that is. */
    const left = async () => {
      const names = async () => [
        document.cookie.split('; ').map((part) => part.split('=')[0]),
        Object.keys(localStorage),
        Object.keys(sessionStorage),
        (await indexedDB.databases()).map(({ name }) => name),
        await caches.keys(),
      ];
      await page.evaluate(`window.names = ${names}`);
      await page.waitFor(() => names().then((all) => !all.flat().some((name) => /^trk_(1|again)$/.test(name))));
      const all = await page.evaluate(() => names());
      return all.map((some) => some.filter((name) => name.startsWith('trk_')).sort());
    };
    const keys = ['trk_own_1', 'trk_session'];
    await page.evaluate(() => assent.rejectAll());
    assert.deepEqual(await left(), [['trk_session'], keys, keys, keys, keys]);
    // Also when it looks again, in this page and in the next.
    await page.evaluate(() => fetch('/set'));
    assert.deepEqual(await left(), [['trk_session'], keys, keys, keys, keys]);
    await page.evaluate(() => fetch('/set'));
    await page.reload();
    assert.deepEqual(await left(), [['trk_session'], keys, keys, keys, keys]);
  },
);

/** Waits until each of these media has something to play. */
const ready = (page, ids) => page.waitFor((all) => all.every((id) => document.getElementById(id).readyState > 0), ids);
/** What the sink gets from now on, until a moment has passed in which each of the documents would have asked. */
async function asked(page) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  sink.clear();
  await page.evaluate(() => {
    for (const media of document.querySelectorAll('audio:not(#own)')) media.currentTime = 400;
    return new Promise((done) => setTimeout(done, 300));
  });
  return sink.log().map(({ url }) => url);
}

forEngines('media and documents of marked elements stop, and start again', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/marked`);
  for (const _ of [1, 2]) {
    await page.evaluate(() => assent.acceptAll());
    await ready(page, ['whole', 'parts', 'own']);
    for (const tag of ['object', 'embed', 'iframe']) await sink.arrived(`/beat.json?${tag}`);
    await page.evaluate(() => {
      own.currentTime = 7;
      assent.withdraw();
    });
    await page.waitFor(() => [whole, parts].every((media) => media.readyState === 0 && media.networkState % 3 === 0));
    assert.deepEqual(await asked(page), []);
    assert.equal(await page.evaluate(() => own.currentTime), 7, 'the page’s own is left alone');
  }
});

forEngines('media and documents that nobody marked stop too', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/matched`);
  await page.evaluate(async (url) => {
    await assent.acceptAll();
    place.innerHTML = `<audio id="whole" preload="auto" src="${url}/whole.wav"></audio>
      <audio id="parts" preload="auto"><source src="${url}/parts.wav"></audio>
      <object data="${url}/clock.html?object" type="text/html"></object>
      <embed src="${url}/clock.html?embed" type="text/html">`;
  }, sink.url);
  await ready(page, ['whole', 'parts']);
  for (const tag of ['object', 'embed']) await sink.arrived(`/beat.json?${tag}`);
  await page.evaluate(() => void assent.withdraw());
  await page.waitFor(() => [whole, parts].every((media) => media.readyState === 0 && media.networkState % 3 === 0));
  assert.deepEqual(await asked(page), []);
});

forEngines('marked media end where the service of their address alone is withdrawn', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/matched`);
  await page.evaluate(async (url) => {
    await assent.acceptAll();
    place.innerHTML = `<audio id="whole" preload="auto" data-assent="analytics" data-assent-src="${url}/whole.wav"></audio>
      <audio id="parts" preload="auto"><source data-assent="analytics" data-assent-src="${url}/parts.wav"></audio>`;
  }, sink.url);
  await ready(page, ['whole', 'parts']);
  await page.evaluate(() => void assent.decide({ tracker: false }));
  await page.waitFor(() => [whole, parts].every((media) => media.readyState === 0 && media.networkState % 3 === 0));
  assert.deepEqual(await asked(page), []);
});

forEngines('media in no page stop, and play again after the next grant', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(`${server.url}/full`);
  await page.evaluate(async (url) => {
    await assent.acceptAll();
    window.sounds = [
      new Audio(`${url}/whole.wav`),
      document.createElement('video'),
      document.createElement('audio'),
      new Audio('/own.wav'),
    ];
    sounds[1].setAttribute('src', `${url}/whole.wav`);
    sounds[2].innerHTML = `<source src="${url}/whole.wav">`;
    window.start = () => {
      for (const sound of sounds) {
        sound.muted = true;
        sound.play().catch(() => 0);
      }
    };
    start();
  }, sink.url);
  await page.waitFor(() => sounds.every((sound) => sound.readyState > 0));
  await page.evaluate(() => void assent.withdraw());
  await page.waitFor(() => sounds.slice(0, 3).every((sound) => sound.readyState === 0));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  sink.clear();
  await page.evaluate(() => {
    start();
    for (const sound of sounds.slice(0, 3)) sound.currentTime = 400;
    return new Promise((done) => setTimeout(done, 300));
  });
  assert.deepEqual(sink.log(), []);
  assert.ok(await page.evaluate(() => sounds[3].readyState > 0), 'the page’s own is left alone');
  await page.evaluate(() => assent.acceptAll().then(start));
  await page.waitFor(() => sounds.every((sound) => sound.readyState > 0));
  assert.deepEqual(await page.evaluate(() => errors), []);
});
