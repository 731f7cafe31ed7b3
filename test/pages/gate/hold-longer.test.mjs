/** `hold: true`: what else happens to a call while it waits. */
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
  const pages = { '/': gatePage(policy, '', { guard: 'assent-full.js' }) };
  // Half an hour is over at once.
  const soon = 'const wait = setTimeout; self.setTimeout = (f, ms) => wait(f, ms > 1e6 ? 20 : ms);';
  pages['/soon'] = pages['/'].replace('window.ran', `${soon} window.ran`);
  server = await startServer({ pages });
});
after(async () => {
  await server.close();
  await sink.close();
});

const ids = () => sink.log('/held.json').map(({ query }) => query.id);

forEngines(
  'hold: an XMLHttpRequest that is opened again or aborted sends nothing of before',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    const told = await page.evaluate(
      (url, own) => {
        const events = [];
        const make = (id) => {
          const xhr = new XMLHttpRequest();
          xhr.open('POST', `${url}/held.json?id=${id}`);
          return xhr;
        };
        const again = make('opened');
        again.send('x');
        again.open('GET', `${own}/__sentinel?id=own`);
        again.onload = () => ran.push('own');
        again.send();

        const aborted = make('aborted');
        for (const [of, target] of [
          ['', aborted],
          ['upload ', aborted.upload],
        ])
          for (const type of ['readystatechange', 'abort', 'error', 'load', 'loadend'])
            target.addEventListener(type, () => events.push(`${of}${type} ${aborted.readyState}`));
        aborted.abort();
        aborted.send('x');
        aborted.abort();
        const after = [aborted.readyState, aborted.status];
        aborted.open('POST', `${url}/held.json?id=later`);
        aborted.send('x');
        return [events, after];
      },
      sink.url,
      sink.ownUrl,
    );
    assert.deepEqual(told, [
      ['readystatechange 4', 'upload abort 4', 'upload loadend 4', 'abort 4', 'loadend 4'],
      [0, 0],
    ]);
    await page.waitFor(() => ran.includes('own'));
    await page.evaluate(() => assent.acceptAll());
    await send(page, sink, [['last']]);
    await page.waitFor(() => answers.includes('last'));
    await sink.arrived('id=later');
    // An upload that is listened to is asked for first.
    assert.deepEqual([...new Set(ids())].toSorted(), ['last', 'later']);
    assert.deepEqual(await page.evaluate(() => errors), []);
  },
  { variant: true },
);

forEngines(
  'hold: what a Request carries counts',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate((url) => {
      window.answers = [];
      for (const id of ['big1', 'big2', 'big3']) {
        const request = new Request(`${url}/held.json?id=${id}`, { method: 'POST', body: 'x'.repeat(100_000) });
        fetch(request).then(
          () => answers.push(id),
          (error) => answers.push(`${error.name} ${id}`),
        );
      }
    }, sink.url);
    await page.waitFor(() => answers.length === 1);
    assert.deepEqual(await failed(page), ['TypeError big1']);
    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() => answers.length === 3);
    assert.deepEqual(ids().toSorted(), ['big2', 'big3']);
    assert.equal(sink.log('id=big3')[0].body.length, 100_000);
  },
  { variant: true },
);

forEngines(
  'hold: what has waited for half an hour is dropped then, whatever the visitor does',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/soon`);
    await send(page, sink, [['old']]);
    await page.waitFor(() => answers.length === 1);
    assert.deepEqual(await failed(page), ['TypeError old']);
    assert.equal(await dropped(page), 1);
  },
  { variant: true },
);
