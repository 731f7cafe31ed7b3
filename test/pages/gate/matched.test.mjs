/** The matched tier: every way out, before a choice, after refusing, after accepting, after withdrawing. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';
import { WAYS } from './ways-out.mjs';

let sink;
let server;
const sources = JSON.stringify(Object.entries(WAYS).map(([name, { ext, make }]) => [name, ext, String(make)]));

before(async () => {
  sink = await startSink();
  server = await startServer({
    pages: {
      '/': gatePage(
        gatePolicy(sink),
        `<script>
          const ways = ${sources.replaceAll('</', '<\\/')};
          window.leave = (phase) => {
            for (const [name, ext, make] of ways) (0, eval)('(' + make + ')')('${sink.url}/w-' + name + '.' + ext + '?phase=' + phase + '&id=' + name + phase);
          };
        </script>`,
      ),
    },
  });
});
after(async () => {
  await server.close();
  await sink.close();
});

/** Runs all ways, and gives the names of those that arrived once a request sent after them has. */
async function arrivals(page, phase, expected = []) {
  await page.evaluate((p) => window.leave(p), phase);
  return arrived(page, phase, expected);
}
async function arrived(page, phase, expected) {
  for (const name of expected) await sink.arrived(`/w-${name}.${WAYS[name].ext}?phase=${phase}`);
  await page.evaluate((url) => new Promise((done) => {
    const image = new Image();
    image.onload = image.onerror = done;
    image.src = url;
  }), `${sink.ownUrl}/__sentinel?id=${phase}`);
  return [...new Set(sink.log(`phase=${phase}&`).map(({ path }) => path.slice(3).split('.')[0]))].sort();
}

forEngines('matched: no way out before a choice, nor after refusing or withdrawing', async ({ browser, engine }) => {
  sink.clear();
  const page = await browser.newPage();
  await page.goto(server.url);
  assert.deepEqual(await arrivals(page, `before-${engine}`), [], 'before a choice');

  await page.evaluate(() => assent.rejectAll());
  assert.deepEqual(await arrivals(page, `refused-${engine}`), [], 'after refusing');

  await page.evaluate(() => assent.acceptAll());
  const all = Object.keys(WAYS);
  const elements = all.filter((name) => WAYS[name].later);
  assert.deepEqual(await arrived(page, `before-${engine}`, elements), elements.sort(), 'held elements are released');
  assert.deepEqual(await arrivals(page, `accepted-${engine}`, all), all.sort(), 'after accepting');

  await page.evaluate(() => assent.withdraw());
  assert.deepEqual(await arrivals(page, `withdrawn-${engine}`), [], 'after withdrawing');
  assert.deepEqual(await page.evaluate(() => errors), []);
});
