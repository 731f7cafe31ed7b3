/** The looks of four companies, each made of custom properties, parts and slots alone: none favours an answer, all can be read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { THEMES } from '../../demo/pages/themes.mjs';
import { startDemo } from '../../demo/server.mjs';
import { forEngines } from './browser.mjs';

const honesty = readFileSync(new URL('../../dist/honesty.js', import.meta.url), 'utf8');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let demo;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-themes-'));
  demo = await startDemo({ port: 0, sinkPort: 0, db: join(folder, 'consent.db') });
});
after(async () => {
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

const shows = (page, tag) =>
  page.waitFor((t) => {
    const root = document.querySelector(t)?.shadowRoot;
    return root?.querySelector('[data-assent-role=accept]') && (root.querySelector('dialog')?.open ?? true);
  }, tag);

/** What is wrong with the element in the page's colours as they are, and in the other ones. */
const judge = (page, tag) =>
  page.evaluate(async (t) => {
    const found = [];
    for (const scheme of ['light', 'dark']) {
      document.documentElement.dataset.scheme = scheme;
      await new Promise((frame) => requestAnimationFrame(frame));
      for (const { name, differs, hindered, ticked } of honesty.surfaces((id) => assent.allows(id)))
        if (name === t) found.push(...[...differs, ...hindered, ...ticked].map((line) => `${scheme}: ${line}`));
      const { violations } = await axe.run(t === 'assent-banner' ? document : document.querySelector(t));
      for (const { id, nodes } of violations) found.push(`${scheme}: ${id} ${nodes.map((n) => n.html)}`.slice(0, 400));
    }
    return found;
  }, tag);

for (const theme of THEMES) {
  forEngines(
    `[EU-BANNER-16] the ${theme}'s look favours no answer, and can be read: light, dark, 320 px`,
    async ({ browser }) => {
      for (const width of [1280, 320]) {
        const page = await browser.newPage({ width, height: 720 });
        await page.goto(`${demo.url}/themes.html?theme=${theme}`);
        await page.evaluate(
          (h, a) => {
            // biome-ignore lint/security/noGlobalEval: our own built file, and axe
            for (const code of [`globalThis.honesty = ${h}`, a]) globalThis.eval(code);
          },
          honesty,
          axe,
        );
        await shows(page, 'assent-banner');
        const found = [...(await judge(page, 'assent-banner'))];
        await page.evaluate(() => assent.open('settings'));
        await shows(page, 'assent-settings');
        found.push(...(await judge(page, 'assent-settings')));
        assert.deepEqual(found, [], `${width} px`);
      }
    },
    { variant: true },
  );
}
