/** A banner that has gone, and settings that were closed, leave the page as it was: nodes, listeners, styles. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const LAYOUTS = ['bar', 'corner', 'modal', 'inline'];
let server;
before(async () => {
  server = await startServer();
  const policy = (layout) => gatePolicy({ url: 'http://localhost:1' }, { banner: { layout, choices: true } });
  for (const layout of LAYOUTS)
    server.pages[`/${layout}`] = gatePage(policy(layout), '<main><h1>Shop</h1><div style="height: 3000px">goods</div>');
});
after(() => server?.close());

forEngines(
  'a banner that was answered leaves no node, no listener and no style behind',
  async ({ browser }) => {
    for (const layout of LAYOUTS) {
      const page = await browser.newPage();
      await page.goto(`${server.url}/${layout}`);
      const gone = () => page.waitFor(() => !document.querySelector('assent-banner, dialog'));
      const answer = async () => {
        await page.click(['assent-banner', '[data-assent-role=reject]']);
        await gone();
        // What comes behind the click's frame.
        await page.evaluate(async () => {
          for (const _ of [1, 2, 3]) await new Promise((frame) => requestAnimationFrame(() => setTimeout(frame)));
        });
      };
      const state = async () => ({
        ...(await page.raw.alive()),
        html: await page.evaluate(() => [document.documentElement.style.cssText, document.body.innerHTML]),
        kept: await page.evaluate(() => globalThis.banners?.filter((banner) => banner.deref()).length),
      });
      const round = async () => {
        await page.evaluate(async () => {
          await assent.forget();
          await assent.open('banner');
          globalThis.banners ??= [];
          globalThis.banners.push(new WeakRef(document.querySelector('assent-banner')));
        });
        await answer();
      };
      // The first rounds bring code that stays, some of it when the page is idle; what leaks would go on growing.
      await answer();
      const rounds = [];
      const isSteady = () => {
        const last = rounds.slice(-4).map(({ nodes, ...rest }) => JSON.stringify(rest));
        return last.length === 4 && new Set(last).size === 1;
      };
      while (!isSteady() && rounds.length < 12) {
        await round();
        rounds.push(await state());
      }
      assert.ok(isSteady(), `${layout}: ${JSON.stringify(rounds.slice(-4))}`);
      const [first, , , latest] = rounds.slice(-4);
      assert.equal(latest.kept, 0, layout);
      assert.deepEqual(latest.html[0], '', layout);
      // The engine keeps a node or two of its own from click to click; a banner has more than twenty.
      assert.ok(latest.nodes - first.nodes < 3, `${layout}: ${first.nodes} nodes, then ${latest.nodes}`);
      await page.close();
    }
  },
  { engines: ['chromium'] },
); // the others do not tell of listeners
