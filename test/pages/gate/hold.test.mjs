/** `hold: true`: calls wait for the first answer, no more than 200 of them, 256 KiB and half an hour. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { dropped, failed, send } from './held-calls.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

let sink;
let server;

before(async () => {
  sink = await startSink();
  const policy = gatePolicy(sink);
  policy.services[0].hold = true;
  const pages = { '/': gatePage(policy, '', { guard: 'assent-full.js' }), '/without': gatePage(policy, '') };
  server = await startServer({ pages });
});
after(async () => {
  await server.close();
  await sink.close();
});

const ids = () => sink.log('/held.json').map(({ query }) => query.id);

forEngines(
  'hold: of more than 200 calls the oldest fail, and the others leave in their order',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await send(
      page,
      sink,
      Array.from({ length: 203 }, (_, i) => [`n${i}`]),
    );
    await page.waitFor(() => answers.length === 3);
    assert.deepEqual(await failed(page), ['TypeError n0', 'TypeError n1', 'TypeError n2']);
    assert.equal(await dropped(page), 3);
    assert.deepEqual(ids(), [], 'nothing left before the answer');
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.length === 203);
    assert.deepEqual(ids().toSorted(), Array.from({ length: 200 }, (_, i) => `n${i + 3}`).toSorted(), 'each once');
  },
  { variant: true },
);

forEngines(
  'hold: the oldest fail once the bodies are more than 256 KiB',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    const body = 'x'.repeat(100_000);
    await send(page, sink, [['big1', body], ['big2', body], ['small'], ['big3', body]]);
    await page.waitFor(() => answers.length === 1);
    assert.deepEqual(await failed(page), ['TypeError big1']);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.length === 4);
    assert.deepEqual(ids().toSorted(), ['big2', 'big3', 'small']);
  },
  { variant: true },
);

forEngines(
  'hold: what has waited for more than half an hour fails',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await send(page, sink, [['old']]);
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 31 * 60_000;
    });
    await send(page, sink, [['new']]);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.length === 2);
    assert.deepEqual(await failed(page), ['TypeError old']);
    assert.deepEqual(ids(), ['new']);
    assert.equal(await dropped(page), 1);
  },
  { variant: true },
);

forEngines(
  'hold: a call that throws, and bodies that are no text, cost no other call',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    // Four times a hundred thousand bytes are more than may wait: the oldest go.
    await page.evaluate((url) => {
      window.answers = [];
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(100_000)]));
      for (const [id, body] of [
        ['bytes', new Uint8Array(100_000)],
        ['buffer', new ArrayBuffer(100_000)],
        ['form', form],
        ['pairs', new URLSearchParams({ a: 'x'.repeat(100_000) })],
      ])
        fetch(`${url}/held.json?id=${id}`, { method: 'POST', body }).then(
          () => answers.push(id),
          () => answers.push(`failed ${id}`),
        );
    }, sink.url);
    await page.waitFor(() => answers.includes('failed bytes'));
    await page.waitFor(() => answers.includes('failed buffer'));
    await page.evaluate((url) => {
      // The same request twice: its second sending is an error.
      const twice = new XMLHttpRequest();
      twice.open('POST', `${url}/held.json?id=twice`);
      twice.send('x');
      twice.send('x');
    }, sink.url);
    await send(page, sink, [['last']]);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.includes('last'));
    await page.waitFor(() => answers.includes('pairs'));
    assert.deepEqual(ids().toSorted(), ['form', 'last', 'pairs', 'twice']);
  },
  { variant: true },
);

forEngines(
  'hold: a guard without the part for it says so, and drops the calls',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/without`);
    await send(page, sink, [['early']]);
    await page.waitFor(() => answers.length === 1);
    assert.deepEqual(await failed(page), ['TypeError early']);
    await page.evaluate(() => assent.acceptAll());
    await send(page, sink, [['later']]);
    await page.waitFor(() => answers.length === 2);
    assert.deepEqual(ids(), ['later']);
    const told = (await page.console()).map(({ text }) => text);
    assert.ok(
      told.some((text) => text.includes('assent build')),
      JSON.stringify(told),
    );
  },
  { variant: true },
);
