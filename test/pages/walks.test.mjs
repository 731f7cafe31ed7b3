/**
 * What visitors come for, walked by keyboard alone and by a reader's cursor in the accessibility tree, each step counted: a move to
 * the next stop or line is a step, and so is a press.
 */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

let server;
before(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('walks/stage.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const { purposes, services } = gatePolicy({ url: 'http://localhost:1' });
  const policy = gatePolicy(
    { url: 'http://localhost:1' },
    {
      purposes: [...purposes, { id: 'comfort', title: 'Comfort' }],
      services: services.map((one) => ({ ...one, operator: `${one.name} Ltd`, country: 'KR' })),
      controller: { name: 'Gate Ltd', privacyUrl: '/privacy' },
    },
  );
  const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
  server = await startServer({ pages: { '/': gatePage(policy, `<script>${script}</script>`) } });
});
after(() => server?.close());

/** By keyboard: Tab to what is wanted, then its key. */
const byKeyboard = {
  async start(page) {
    await page.evaluate(() => {
      const { body } = document;
      body.tabIndex = -1;
      body.focus();
      body.removeAttribute('tabindex');
    });
  },
  async reach(page, wanted) {
    for (let steps = 1; steps < 40; steps++) {
      await page.press('Tab');
      if ((await page.evaluate(() => walk.focused())) === wanted) return steps;
    }
    assert.fail(`Tab never came to ${wanted}: ${await page.evaluate(() => walk.lines())}`);
  },
  press: (page, wanted) => page.press(wanted.startsWith('switch') ? ' ' : 'Enter'),
};

/** By a reader's cursor: on from line to line, from the top of what has just opened. */
const byReader = {
  at: -1,
  async start() {
    this.at = -1;
  },
  async reach(page, wanted) {
    const lines = await page.evaluate(() => walk.lines());
    const to = lines.indexOf(wanted, this.at + 1);
    assert.ok(to >= 0, `${wanted} is not met: ${lines.join(' | ')}`);
    const steps = to - this.at;
    this.at = to;
    return steps;
  },
  press: (page, wanted) => page.evaluate((line) => walk.act(line), wanted),
};

const shows = (page) =>
  page.waitFor(() => document.querySelector('assent-banner')?.shadowRoot?.querySelector('button'));
const panel = (page, is) =>
  page.waitFor(
    (open) => !!document.querySelector('assent-settings')?.shadowRoot?.querySelector('dialog')?.open === open,
    is,
  );

for (const [title, way, expected] of [
  ['by keyboard', byKeyboard, { refuse: 4, accept: 5, two: 19, mind: 14, read: 7, give: 11, withdraw: 10 }],
  ['by the tree', byReader, { refuse: 7, accept: 8, two: 32, mind: 25, read: 13, give: 21, withdraw: 20 }],
]) {
  const walks = async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await shows(page);
    /** Goes to each in turn and presses it; the steps that it took. */
    const walk = async (...wanted) => {
      await way.start(page);
      return more(...wanted);
    };
    const more = async (...wanted) => {
      let steps = 0;
      for (const one of wanted) {
        steps += (await way.reach(page, one)) + 1;
        await way.press(page, one);
      }
      return steps;
    };
    const open = async (opener) => {
      const steps = await walk(opener);
      await panel(page, true);
      if (way === byReader) await way.start(page);
      return steps;
    };
    const allowed = () => page.evaluate(() => ['comfort', 'analytics', 'marketing'].filter((id) => assent.allows(id)));
    const anew = async () => {
      await page.evaluate(() => assent.forget());
      await page.reload();
      await shows(page);
    };
    const took = {};

    took.refuse = await walk('button "Reject all"');
    await page.waitFor(() => !document.querySelector('assent-banner'));
    assert.deepEqual(await allowed(), []);

    await anew();
    took.accept = await walk('button "Accept all"');
    await page.waitFor(() => !document.querySelector('assent-banner'));
    assert.deepEqual(await allowed(), ['comfort', 'analytics', 'marketing']);

    await anew();
    took.two = await open('button "Cookie settings"');
    took.two += await more('switch "Analytics" off', 'switch "Marketing" off', 'button "Save choices"');
    await panel(page, false);
    assert.deepEqual(await allowed(), ['analytics', 'marketing']);

    // Later: the page's own link, one switch, save.
    took.mind = await open('link "Cookie settings"');
    took.mind += await more('switch "Marketing" on', 'button "Save choices"');
    await panel(page, false);
    assert.deepEqual(await allowed(), ['analytics']);

    took.read = await open('link "Cookie settings"');
    took.read += await more('button "Who, what and how long: Analytics"');
    await page.waitFor(() => {
      const { shadowRoot } = document.querySelector('assent-settings');
      const details = [...shadowRoot.querySelectorAll('details')].find((one) => one.open);
      return /Tracker Ltd · South Korea/.test(details?.textContent.replace(/\s+/g, ' '));
    });

    // From the open panel, where what was read stays unfolded.
    await page.press('Escape');
    await panel(page, false);
    await open('link "Cookie settings"');
    took.give = await more('button "Accept all"');
    await panel(page, false);
    assert.deepEqual(await allowed(), ['comfort', 'analytics', 'marketing']);
    await open('link "Cookie settings"');
    took.withdraw = await more('button "Reject all"');
    await panel(page, false);
    assert.deepEqual(await allowed(), []);

    assert.deepEqual(took, expected);
    assert.ok(took.withdraw <= took.give && took.refuse <= took.accept);
    assert.deepEqual(await page.errors(), []);
  };
  forEngines(`every walk takes the steps that it should, ${title}`, walks, { variant: true });
}
