/** The matched tier: HTML in every notation, and how blocked calls fail. What leaves, and when: ways.test.mjs. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

before(async () => {
  sink = await startSink();
  server = await startServer({ pages: { '/': gatePage(gatePolicy(sink), '') } });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

forEngines('matched: HTML in every notation comes to life marked, and all else of it stays', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const became = await page.evaluate((t) => {
    const give = (html) => {
      const template = document.createElement('template');
      // As HTML a script never runs: it is left as it is, for whoever runs it by other ways.
      if (html.startsWith('<script')) template.content.append(document.createRange().createContextualFragment(html));
      else template.innerHTML = html;
      return template.innerHTML;
    };
    return [
      `<img src="${t}">`,
      `<IMG\nALT='a > b src="${t}"' SRC = '${t}'>`,
      `<img alt=x src=${t}>`,
      `<img srcset="/own.gif 1x,\n${t} 2x" src="/own.gif">`,
      `<script type="module" src="${t}">{"a": "<b>"}</script>`,
      `<p title="<img src='${t}'>">text < 3 src="${t}"</p>`,
      `<a href="${t}">link</a>`,
    ].map((html) => [html, give(html)]);
  }, `${sink.url}/x`);
  const url = `${sink.url}/x`;
  const [plain, capitals, unquoted, srcset, script, text, link] = became.map(([, after]) =>
    // Engines differ in what they escape.
    after.replaceAll('&gt;', '>').replaceAll('&lt;', '<'),
  );
  assert.equal(plain, `<img data-assent="tracker" data-assent-src="${url}">`);
  assert.ok(capitals.endsWith(` data-assent-src="${url}">`) && capitals.includes('a > b src=&quot;'), capitals);
  assert.equal(unquoted, `<img data-assent="tracker" alt="x" data-assent-src="${url}">`);
  assert.match(srcset, /data-assent-srcset="[^"]+" src="\/own.gif"/);
  assert.match(script, /^<script data-assent="tracker" type="text\/plain" data-assent-type="module" data-assent-src="/);
  assert.match(script, /\{"a": "<b>"\}<\/script>$/);
  assert.ok(!link.includes('data-assent'), 'a link fetches nothing by itself');
  assert.ok(text.includes(`text < 3 src="${url}"`), text);
});

forEngines('matched: blocked calls fail as the network does, and their objects can be used', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const url = sink.url;
  const socket = await page.evaluate(
    (u) =>
      new Promise((done) => {
        const seen = [];
        const ws = new WebSocket(u.replace('http', 'ws'));
        ws.binaryType = 'arraybuffer';
        ws.send('x');
        ws.onerror = () => seen.push('onerror');
        ws.addEventListener('error', () => seen.push('error'));
        ws.onclose = () =>
          done([...seen, ws.readyState === WebSocket.CLOSED, ws instanceof WebSocket, typeof ws.close]);
      }),
    `${url}/socket`,
  );
  assert.deepEqual(socket, ['onerror', 'error', true, true, 'function']);
  const rest = await page.evaluate(async (u) => {
    const beacon = navigator.sendBeacon(u, 'x');
    const fetched = await fetch(u).catch((error) => error.constructor.name);
    const xhr = await new Promise((done) => {
      const x = new XMLHttpRequest();
      x.open('GET', u);
      x.onerror = () => done([x.readyState, x.status]);
      x.send();
    });
    document.cookie = 'trk_a=1';
    document.cookie = 'own=1';
    localStorage.setItem('trk_a', '1');
    localStorage.setItem('own', '1');
    const opened = await new Promise((done) => {
      const request = indexedDB.open('trk_db');
      request.onsuccess = () => done('opened');
      request.onerror = () => done('failed');
    });
    const cookies = document.cookie.split('; ');
    return {
      beacon,
      fetched,
      xhr,
      opened,
      cookies,
      keys: Object.keys(localStorage).sort(),
      statics: WebSocket.OPEN,
      name: fetch.name,
    };
  }, `${url}/call`);
  assert.deepEqual(rest, {
    beacon: false,
    fetched: 'TypeError',
    xhr: [4, 0],
    opened: 'failed',
    cookies: ['own=1'],
    keys: ['own'],
    statics: 1,
    name: 'fetch',
  });
  assert.deepEqual(await page.evaluate(() => errors), []);
});

forEngines('matched: a class that extends a blocked connection keeps what it adds', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const seen = await page.evaluate(
    (u) =>
      new Promise((done) => {
        class Socket extends WebSocket {
          sent = [];
          send(text) {
            this.sent.push(text);
          }
          get ready() {
            return this.readyState === this.CLOSED;
          }
        }
        const socket = new Socket(u.replace('http', 'ws'));
        socket.send('x');
        socket.close();
        socket.onerror = () => done([socket instanceof Socket, socket instanceof WebSocket, socket.sent, socket.ready]);
      }),
    `${sink.url}/socket`,
  );
  assert.deepEqual(seen, [true, true, ['x'], true]);
});

forEngines('matched: a cookie without a name is known by what it reads as', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const left = await page.evaluate(() => {
    for (const text of ['=trk_1=x', ' = trk_2=x', 'trk_3', '=own', '']) document.cookie = text;
    return document.cookie.split('; ').filter((pair) => /trk|own/.test(pair));
  });
  assert.deepEqual(
    left.filter((pair) => pair.includes('trk')),
    [],
  );
});
