/**
 * Published trackers, each in every way in which sites carry them. What a tracker does when nothing holds it is measured
 * in the same test: the calls that must be seen after acceptance, the keys that must be gone after withdrawal.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../demo/until.mjs';
import { forEngines } from '../pages/browser.mjs';
import { namesIn } from '../pages/in-page.mjs';
import { startServer } from '../pages/server.mjs';
import { startSink } from '../setup/sink.mjs';
import { answers } from './trackers/answers.mjs';
import { trackers } from './trackers/list.mjs';
import { pagesOf, ways } from './trackers/pages.mjs';
import { provoke } from './trackers/visit.mjs';

/** A tracker that has asked for nothing for so many milliseconds has said what it has to say. */
const QUIET = 500;

let server;
let sink;
const figures = { runs: 0, calls: 0, keys: 0 };

before(async () => {
  sink = await startSink({ answers: answers(() => new URL(sink.url).host) });
  server = await startServer();
});
after(async () => {
  await server?.close();
  await sink?.close();
});

/** The tracker's calls since now: method and path below its prefix. */
function callsFromNow({ id }) {
  const last = sink.log().at(-1)?.n ?? 0;
  return () =>
    sink
      .log(`/${id}/`)
      .filter(({ n, method, url }) => n > last && method !== 'OPTIONS' && url.startsWith(`/${id}/`))
      .map(({ method, path, host }) => ({ call: `${method} ${path.slice(id.length + 1)}`, host }));
}
const distinct = (calls) => [...new Set(calls.map(({ call, host }) => `${call} at ${host}`))].sort();

async function quiet(calls) {
  let count = -1;
  let since = 0;
  await until(
    () => {
      if (calls().length !== count) {
        count = calls().length;
        since = Date.now();
      }
      return Date.now() - since > QUIET;
    },
    () => `the tracker is quiet; it said ${distinct(calls())}`,
  );
}

/** A request that no rule names: what was sent before it has arrived. */
async function sentinel(page) {
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=${Math.random()}`);
}
const keysOf = async (page) => (await page.evaluate(namesIn)).filter((name) => !/^\w+ assent/.test(name));
const glob = (pattern) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

/** Provokes it until it has said what is wanted: some send only what they have when the page is hidden. */
async function provokeUntil(page, calls, fits, what) {
  await page.waitFor(() => !!window.again);
  await until(
    async () => {
      assert.deepEqual(await page.evaluate(provoke), []);
      await quiet(calls);
      return fits();
    },
    () => `${what()}; it said ${distinct(calls())}`,
  );
}

/** What it does when nothing holds it. */
async function freeRun(page, tracker) {
  const calls = callsFromNow(tracker);
  await page.goto(`${server.url}/free`);
  const reports = () => calls().some(({ call }) => tracker.reports.test(call));
  await provokeUntil(page, calls, reports, () => `${tracker.id} reports`);
  const count = calls().length;
  await provokeUntil(
    page,
    calls,
    () => calls().length > count,
    () => `${tracker.id} reports again`,
  );
  const seen = { calls: distinct(calls()), keys: await keysOf(page) };
  await page.close(); // its timers would report into the second run
  await quiet(calls);
  return seen;
}

for (const way of Object.keys(ways)) {
  for (const tracker of trackers) {
    forEngines(`${tracker.id}, ${way}`, async ({ browser }) => {
      Object.assign(server.pages, await pagesOf(tracker, way, sink.url));
      const free = await freeRun(await browser.newPage(), tracker);
      const listed = [...tracker.cookies, ...tracker.storage].map(glob);
      assert.deepEqual(
        free.keys.filter((name) => !listed.some((pattern) => pattern.test(name.replace(/^\w+ /, '')))),
        [],
        'every key it writes is one that the policy lists',
      );

      const page = await browser.newPage();
      const calls = callsFromNow(tracker);
      await page.goto(`${server.url}/guarded`);
      await page.evaluate(provoke);
      await sentinel(page);
      assert.deepEqual([distinct(calls()), await keysOf(page)], [[], []], 'before a choice');

      await page.evaluate(() => {
        window.same = true;
        return assent.acceptAll();
      });
      const missing = () => free.calls.filter((call) => !distinct(calls()).includes(call));
      await provokeUntil(
        page,
        calls,
        () => missing().length === 0,
        () => `each call is seen after acceptance; missing ${missing()}`,
      );
      assert.ok(await page.evaluate(() => window.same), 'in the same page');

      await page.evaluate(() => assent.withdraw());
      await page.waitFor(() => !assent.allows('analytics'));
      await sentinel(page);
      await quiet(calls); // what was under way has arrived
      const later = callsFromNow(tracker);
      await page.evaluate(provoke);
      await until(
        async () => (await keysOf(page)).length === 0,
        () => 'all keys are gone',
      ).catch(async (error) => assert.fail(`${error.message}: ${await keysOf(page)}`));
      await page.reload();
      await page.evaluate(provoke);
      await sentinel(page);
      assert.deepEqual([distinct(later()), await keysOf(page)], [[], []], 'after withdrawal');
      figures.runs += 1;
      figures.calls += free.calls.length;
      figures.keys += free.keys.length;
    });
  }
}

test('figures', (t) => {
  t.diagnostic(
    `${trackers.length} trackers, ${figures.runs} runs, ${figures.calls} calls and ${figures.keys} keys compared`,
  );
  assert.ok(trackers.length >= 20);
});
