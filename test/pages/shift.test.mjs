/** The banner moves nothing that the page shows. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const LAYOUTS = [
  { layout: 'bar' },
  { layout: 'bar', position: 'top' },
  { layout: 'corner', choices: true },
  { layout: 'modal' },
];
let server;
before(async () => {
  server = await startServer();
  const long = '<main><h1>Shop</h1><div style="height: 3000px">goods</div></main>';
  const page = (banner) => gatePage(gatePolicy({ url: 'http://localhost:1' }, { banner }), long);
  for (const [i, banner] of LAYOUTS.entries()) server.pages[`/${i}`] = page(banner);
});
after(() => server?.close());

forEngines(
  'banner, answer and settings shift nothing (CLS 0)',
  async ({ browser }) => {
    const page = await browser.newPage();
    for (const [i, banner] of LAYOUTS.entries()) {
      await page.goto(`${server.url}/${i}`);
      const shifts = await page.evaluate(async () => {
        const found = [];
        const told = new PerformanceObserver((list) => found.push(...list.getEntries()));
        told.observe({ type: 'layout-shift', buffered: true });
        const frames = async (ready) => {
          while (!ready()) await new Promise((frame) => requestAnimationFrame(frame));
          for (const _ of [1, 2, 3]) await new Promise((frame) => requestAnimationFrame(frame));
        };
        const root = () => document.querySelector('assent-banner')?.shadowRoot;
        await frames(() => root()?.querySelector('[data-assent-role=reject]'));
        await assent.open('settings');
        await frames(() => document.querySelector('assent-settings')?.shadowRoot?.querySelector('dialog')?.open);
        await assent.close();
        await assent.open('banner');
        await frames(() => root()?.querySelector('[data-assent-role=reject]'));
        root().querySelector('[data-assent-role=reject]').click();
        await frames(() => !root());
        found.push(...told.takeRecords());
        // A probe that can tell: what is pushed down now counts.
        const main = found.map(({ value }) => value);
        document.querySelector('h1').style.paddingBlockStart = '300px';
        await frames(() => true);
        while (!told.takeRecords().length && found.length === main.length)
          await new Promise((frame) => requestAnimationFrame(frame));
        return main;
      });
      assert.deepEqual(shifts, [], JSON.stringify(banner));
      await page.evaluate(() => assent.forget());
    }
  },
  { engines: ['chromium'] },
); // the others have no layout-shift entries
