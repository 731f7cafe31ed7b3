/** Takes a library's tour without the gate, with it before a choice, and with it and all granted: the logs are the same. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { forEngines } from '../browser.mjs';
import { startTours } from './harness.mjs';

let tours;
before(async () => {
  tours = await startTours();
});
after(() => tours?.close());

/** Takes the tour of a page, and gives all that could be seen of it. */
async function take(page, name, options) {
  await page.goto(tours.serve(name, options));
  tours.take();
  const log = await page.evaluate(async (other) => {
    await until(() => window.tour);
    await window.tour({ note, root: document.getElementById('root'), other, until });
    const root = document.getElementById('root'); // another one, where the body was swapped
    await until(() => [...document.images].every(({ complete }) => complete));
    note('DOM', root.innerHTML.replace(/<!--.*?-->/g, ''));
    return log;
  }, tours.other);
  // What comes over the network comes when it comes.
  const arrivals = /^\["(image|frame|part|raw|closed|inline visited)"/;
  return {
    log: log.filter((line) => !arrivals.test(line)),
    arrivals: log.filter((line) => arrivals.test(line)).sort(),
    requests: tours.take(),
  };
}

/** @param {[name: string, first: boolean][]} runs `first`: the library is loaded before the guard */
export function compareTours(runs) {
  for (const [name, first] of runs) {
    const title = `${name}${first ? ', loaded before the guard' : ''}`;
    forEngines(
      `${title}: the same with the gate, before a choice and with all granted`,
      async ({ browser, t }) => {
        const page = await browser.newPage();
        const free = await take(page, name, { first });
        const seen = Object.values(free).flat().length;
        assert.ok(seen > 5, 'the tour goes somewhere');
        assert.deepEqual(await take(page, name, { first, guard: true }), free, 'before a choice');
        await page.evaluate(() => assent.acceptAll());
        assert.deepEqual(await take(page, name, { first, guard: true }), free, 'with all granted');
        assert.ok(await page.evaluate(() => assent.allows('analytics') && assent.allows('marketing')));
        t.diagnostic(`${seen} entries`);
      },
      { variant: true },
    );
  }
}
