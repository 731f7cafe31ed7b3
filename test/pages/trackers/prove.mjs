/**
 * Proves that a tracker is held, released and ended, in one way in which sites carry it. What it does when nothing holds
 * it is measured in the same test: the calls that must be seen after acceptance, the keys that must be gone after withdrawal.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../demo/until.mjs';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { namesIn } from '../in-page.mjs';
import { startServer } from '../server.mjs';
import { answers } from './answers.mjs';
import { pagesOf } from './pages.mjs';
import { provoke, turnedAway, withdraw } from './visit.mjs';

/** A tracker that has asked for nothing for so many milliseconds has said what it has to say. */
const QUIET = 500;
/** Trackers wait most of the time, for timers of their own: so many at once. */
const LANES = 3;

/** The tracker's calls since now, or since a moment after it: method, path below its prefix, and host. */
function callsFromNow(sink, { id }) {
  const last = sink.log().at(-1)?.n ?? 0;
  return (from = 0) =>
    sink
      .log(`/${id}/`)
      .filter(({ n, at, method, url }) => n > last && at >= from && method !== 'OPTIONS' && url.startsWith(`/${id}/`))
      .map(({ method, path, host }) => `${method} ${path.slice(id.length + 1)} at ${host}`);
}
const distinct = (calls) => [...new Set(calls)].sort();

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
async function sentinel(page, sink) {
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

/** Provokes it until the gate has turned a call of its away since `from`: so that silence is not for lack of trying. */
async function provokeInVain(page, base, from, calls) {
  await until(
    async () => {
      await page.evaluate(provoke);
      return page.evaluate(turnedAway, base, from);
    },
    () => `the gate turns a call of the tracker away; what reached the sink: ${distinct(calls())}`,
  );
}

/** What it does when nothing holds it. */
async function freeRun(page, server, sink, tracker) {
  const calls = callsFromNow(sink, tracker);
  await page.goto(`${server.url}/free`);
  const reports = () => calls().some((call) => tracker.reports.test(call.split(' at ')[0]));
  await provokeUntil(page, calls, reports, () => `${tracker.id} reports`);
  const count = calls().length;
  await provokeUntil(
    page,
    calls,
    () => calls().length > count,
    () => `${tracker.id} reports again`,
  );
  return { calls: distinct(calls()), keys: await keysOf(page) };
}

/**
 * Leaves for a site where the visitor never was. Another port is another origin, with storages of its own; cookies have no
 * port. A new window would do, but costs WebKit seconds, and Firefox 9 MB that it keeps.
 */
async function startAnew(page, server, sink, tracker) {
  await page.goto(`${server.url}/blank`);
  await quiet(callsFromNow(sink, tracker)); // what the page left behind on its way out has arrived
  await page.clearCookies();
  assert.deepEqual(await page.evaluate(namesIn), [], 'a stranger has no keys');
}

/**
 * Withdraws. A call that arrives just then was under way, as a timer of the tracker's may fall into the same moment, or is
 * a leak: then it arrives each time.
 * @returns the moment, in milliseconds since the epoch, and the calls since then
 */
async function withdrawn(page, sink, tracker) {
  for (let left = 2; ; left -= 1) {
    const calls = callsFromNow(sink, tracker);
    const at = await page.evaluate(withdraw);
    const later = () => calls(at);
    await sentinel(page, sink);
    await quiet(calls);
    if (later().length === 0) return { at, later };
    assert.ok(left > 0, `at each withdrawal calls come through: ${later()}`);
    await page.evaluate(() => assent.acceptAll());
    await quiet(calls);
  }
}

/** @returns {Promise<{calls: string[], keys: string[]}>} what was compared */
async function prove({ browser, tracker, way, sink, servers }) {
  const base = `${sink.url}/${tracker.id}`;
  const page = await browser.newPage({ window: true });
  const free = await freeRun(page, servers[0], sink, tracker);
  const listed = [...tracker.cookies, ...tracker.storage].map(glob);
  assert.deepEqual(
    free.keys.filter((name) => !listed.some((pattern) => pattern.test(name.replace(/^\w+ /, '')))),
    [],
    'every key it writes is one that the policy lists',
  );

  await startAnew(page, servers[1], sink, tracker);
  const calls = callsFromNow(sink, tracker);
  await page.goto(`${servers[1].url}/guarded`);
  // What is marked in the HTML has never tried.
  const visit = (seen) => (way === 'declared' ? page.evaluate(provoke) : provokeInVain(page, base, 0, seen));
  await visit(calls);
  await sentinel(page, sink);
  assert.deepEqual([distinct(calls()), await keysOf(page)], [[], []], 'before a choice');

  await page.evaluate(() => {
    window.same = true;
    return assent.acceptAll();
  });
  const missing = () => free.calls.filter((call) => !calls().includes(call));
  await provokeUntil(
    page,
    calls,
    () => missing().length === 0,
    () => `each call is seen after acceptance; missing ${missing()}`,
  );
  assert.ok(await page.evaluate(() => window.same), 'in the same page');

  const { at, later } = await withdrawn(page, sink, tracker);
  await provokeInVain(page, base, at, later);
  await until(
    async () => (await keysOf(page)).length === 0,
    () => 'all keys are gone',
  ).catch(async (error) => assert.fail(`${error.message}: ${await keysOf(page)}`));
  await page.reload();
  await visit(later);
  await sentinel(page, sink);
  assert.deepEqual([distinct(later()), await keysOf(page)], [[], []], 'after withdrawal');
  return free;
}

/** Registers the tests. @param {{tracker: import('./list.mjs').Tracker, way: string, engines?: string[]}[]} cases */
export function proveTrackers(cases) {
  const done = {};
  describe('trackers', { concurrency: LANES }, () => {
    for (const { tracker, way, engines } of cases) {
      const run = async ({ engine, browser, t }) => {
        const sink = await startSink({ answers: answers(() => new URL(sink.url).host) });
        t.after(() => sink.close());
        const pages = await pagesOf(tracker, way, sink.url);
        const servers = [await startServer({ pages }), await startServer({ pages })];
        t.after(() => Promise.all(servers.map((server) => server.close())));
        const { calls, keys } = await prove({ browser, tracker, way, sink, servers });
        done[engine] ??= { runs: 0, calls: 0, keys: 0 };
        done[engine].runs += 1;
        done[engine].calls += calls.length;
        done[engine].keys += keys.length;
      };
      forEngines(`${tracker.id}, ${way}`, run, { engines, timeout: 180_000 });
    }
  });
  test('figures', (t) => {
    for (const [engine, { runs, calls, keys }] of Object.entries(done))
      t.diagnostic(`${engine}: ${runs} runs, ${calls} calls and ${keys} keys compared`);
    assert.ok(Object.keys(done).length > 0);
  });
}
