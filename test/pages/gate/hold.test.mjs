/** `hold: true`: calls wait for the first answer, no more than 200 of them, 256 KiB and half an hour. */
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
  const policy = gatePolicy(sink);
  policy.services[0].hold = true;
  server = await startServer({ pages: { '/': gatePage(policy, '') } });
});
after(async () => {
  await server.close();
  await sink.close();
});

/** Sends each text to the sink, and remembers in `page.answers` what each call gave. */
const send = (page, texts) =>
  page.evaluate(
    (url, all) => {
      window.answers ??= [];
      for (const [id, body] of all)
        fetch(`${url}/held.json?id=${id}`, { method: 'POST', body: body ?? 'x' }).then(
          () => answers.push(id),
          (error) => answers.push(`${error.name} ${id}`),
        );
    },
    sink.url,
    texts,
  );
const failed = (page) => page.evaluate(() => answers.filter((answer) => String(answer).startsWith('TypeError')));
const dropped = (page) =>
  page.evaluate(
    () => assent.report().log.filter(({ what, action }) => what === 'held call' && action === 'dropped').length,
  );
const ids = () => sink.log('/held.json').map(({ query }) => query.id);

forEngines(
  'hold: of more than 200 calls the oldest fail, and the others leave in their order',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await send(
      page,
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
    await send(page, [['big1', body], ['big2', body], ['small'], ['big3', body]]);
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
    await send(page, [['old']]);
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 31 * 60_000;
    });
    await send(page, [['new']]);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.length === 2);
    assert.deepEqual(await failed(page), ['TypeError old']);
    assert.deepEqual(ids(), ['new']);
    assert.equal(await dropped(page), 1);
  },
  { variant: true },
);
