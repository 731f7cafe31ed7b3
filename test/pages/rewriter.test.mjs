/** An unmodified template through the rewriter: what a parser or its preload scanner meets is not requested before consent. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createRewriter } from '../../dist/server.js';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

let files;
let server;
let sink;
let url;

/** The tags by name; those with a `*` ask in every engine once they are released. */
const tags = (at) => ({
  'script.js*': `<script src="${at('script.js')}"></script>`,
  'async.js*': `<script async src=${at('async.js')}></script>`,
  'defer.js*': `<SCRIPT DEFER SRC='${at('defer.js')}'></SCRIPT>`,
  'module.js*': `<script type="module" src="${at('module.js')}"></script>`,
  'sheet.css*': `<link rel="stylesheet" href="${at('sheet.css')}">`,
  'preload.js': `<link rel="preload" as="script" href="${at('preload.js')}">`,
  'modulepreload.js': `<link rel="modulepreload" href="${at('modulepreload.js')}">`,
  'prefetch.js': `<link rel="prefetch" href="${at('prefetch.js')}">`,
  'hint.gif': `<link rel="preload" as="image" imagesrcset="${at('hint.gif')} 1x">`,
  'img.gif*': `<img src="${at('img.gif').replaceAll('&', '&amp;')}">`,
  'srcset.gif*': `<img src="data:," srcset="/own.gif 9x,${at('srcset.gif')} 1x">`,
  'picture.gif*': `<picture><source srcset="${at('picture.gif')}"><img src="data:,"></picture>`,
  'frame.html*': `<iframe src="${at('frame.html')}"></iframe>`,
  'srcdoc.gif*': `<iframe srcdoc="<img src='${at('srcdoc.gif')}'>"></iframe>`,
  'poster.gif': `<video poster="${at('poster.gif')}"></video>`,
  'video.mp4': `<video preload="auto"><source src="${at('video.mp4')}"></video>`,
  'audio.mp3': `<audio preload="auto" src="${at('audio.mp3')}"></audio>`,
  'object.html*': `<object data="${at('object.html')}" type="text/html"></object>`,
  'embed.html*': `<embed src="${at('embed.html')}" type="text/html">`,
  'input.gif*': `<input type="image" src="${at('input.gif')}">`,
  'svg.gif*': `<svg><image href="${at('svg.gif')}" width="1" height="1"/></svg>`,
  'svg.js*': `<svg><script xlink:href="${at('svg.js')}"></script></svg>`,
  'noscript.gif': `<noscript><img src="${at('noscript.gif')}"></noscript>`,
});

before(async () => {
  [files, sink] = [await startServer(), await startSink()];
  // What the sink answers to `/t-<name>` depends on the name's end alone.
  const all = tags((name) => `//localhost:${sink.port}/t-${name}?id=${name}&x=1`);
  const policy = gatePolicy(sink);
  const app = new Hono();
  app.use(createRewriter({ policy, script: '/dist/assent.js' }).hono);
  app.get('/', (c) =>
    c.html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>rewriter</title>
      <script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script>
      <script>window.ran = [];</script></head><body>
      <a href="#" data-assent-open="settings">settings</a>${Object.values(all).join('\n')}</body></html>`),
  );
  app.get('/dist/*', (c) => fetch(`${files.url}${c.req.path}`));
  server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  server?.close().closeAllConnections();
  await files?.close();
  await sink?.close();
});

forEngines('the rewriter: not one request before consent, all of them after', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate((to) => fetch(to, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel`);
  assert.deepEqual(
    sink.log().map(({ path }) => path),
    ['/__sentinel'],
  );
  await page.evaluate(() => assent.acceptAll());
  const asking = Object.keys(tags(String)).filter((name) => name.endsWith('*'));
  for (const name of asking) await sink.arrived(`/t-${name.slice(0, -1)}?id=`);
  await page.waitFor(() =>
    ['script.js', 'async.js', 'defer.js', 'module.js', 'svg.js'].every((id) => ran.includes(id)),
  );
  assert.deepEqual(sink.log('noscript'), []);
  assert.deepEqual(await page.errors(), []);
});
