/**
 * The demo without Assent: every tracker really asks for its bundle, reports to the sink and writes its keys. Without
 * this, "0 requests" with Assent would prove nothing.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { trackers } from '../../demo/trackers.mjs';
import { until } from '../demo/until.mjs';
import { forEngines } from './browser.mjs';
import { all, keys, matches, pages, report } from './expectations.mjs';
import { namesIn } from './in-page.mjs';

let demo;
let declared;

// A demo and a sink for each test: what a closed page still sends would be the next page's otherwise.
beforeEach(async () => {
  demo = await startDemo({ port: 0, sinkPort: 0, backend: false });
  const policy = await (await fetch(`${demo.url}/policy.json`)).json();
  declared = policy.services.flatMap((s) => [...s.cookies, ...s.storage]).map((key) => glob(key.name ?? key));
});
afterEach(() => demo?.close());

/** @param {string} pattern a name with `*` */
function glob(pattern) {
  const literal = (text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`);
}

/** What the sink has received since now. */
function fromNow() {
  const start = demo.sink.entries.at(-1)?.id ?? 0;
  return () => demo.sink.entries.filter((e) => e.id > start);
}

for (const [path, { ids, bundles, variant }] of Object.entries(pages)) {
  forEngines(
    `without Assent, ${path}: ${ids.join(', ')} report and write their keys`,
    async ({ browser }) => {
      const seen = fromNow();
      const page = await browser.newPage();
      await page.goto(`${demo.url}${path}?assent=off`);
      for (const id of ids) {
        await until(
          () => seen().some(report[id]),
          () => `${id} reports; the sink has ${seen().map((e) => e.path)}`,
        );
        for (const key of keys[id]) {
          let names;
          await until(
            async () => {
              names = await page.evaluate(namesIn);
              return names.some((name) => matches(key, name));
            },
            () => `${id} writes ${key}; there are ${names}`,
          );
        }
        if (bundles && all.includes(id)) {
          const { path: file } = trackers.find((t) => t.id === id);
          assert.ok(
            seen().some((e) => e.path === `/${id}/${file}`),
            `${id}'s bundle is asked for`,
          );
        }
      }
      const unknown = (await page.evaluate(namesIn)).filter(
        (name) => !declared.some((d) => d.test(name.replace(/^\w+ /, ''))),
      );
      assert.deepEqual(unknown, [], 'every key is one that policy.json lists');
      assert.deepEqual([...new Set(seen().map((e) => e.service))].sort(), [...ids].sort(), 'and nobody else calls');
    },
    { variant },
  );
}

forEngines(
  'without Assent, /app/: a change of view is reported without a reload',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${demo.url}/app/?assent=off`);
    await until(
      () => page.evaluate(() => Boolean(document.querySelector('a[href^="/app/usage"]'))),
      () => 'the app is drawn',
    );
    await page.evaluate(() => {
      window.same = true;
    });
    const seen = fromNow();
    await page.click('a[href^="/app/usage"]');
    await until(
      () => seen().some(report.segment),
      () => 'Segment hears of the second view',
    );
    assert.deepEqual(
      await page.evaluate(() => [location.pathname, window.same, Boolean(document.querySelector('.chart'))]),
      ['/app/usage', true, true],
    );
  },
  { variant: true },
);

forEngines(
  'the panel shows what the sink has received',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${demo.url}/?assent=off`);
    const counts = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('#panel-counts li')].map((li) => Number(li.lastChild.textContent)),
      );
    let last;
    await until(
      async () => {
        last = await counts();
        return last.length >= all.length && last.every((n) => n > 0);
      },
      () => `every service of the policy has a count: ${last}`,
    );
    const total = await page.evaluate(() => Number(document.querySelector('#panel-total').textContent));
    assert.ok(total >= all.length, `${total}`);
  },
  { variant: true },
);
