/**
 * What a click costs: `npm run bench:ui [rounds]`. In Chromium with the processor slowed down six times, on a page with
 * six marked scripts, at a public name (an owner's own machine loads more), once it is idle: from a real click on refuse or accept to the next frame (the Event Timing interface, as Interaction
 * to Next Paint takes it: steps of 8 ms), the page's layout shift, and the nodes that the banner adds.
 */
import puppeteer from 'puppeteer-core';
import { gatePage, gatePolicy } from '../pages/gate/policy.mjs';
import { startServer } from '../pages/server.mjs';
import { browserPath } from '../setup/browsers.mjs';
import { CHROMIUM_ARGS } from '../setup/chromium-args.mjs';

const rounds = Number(process.argv[2] ?? 10);
const tag = '<script type="text/plain" data-assent="tracker">window.ran.push(1)</script>';
const server = await startServer();
server.pages['/'] = gatePage(gatePolicy({ url: 'http://localhost:1' }), `<h1>Shop</h1>${tag.repeat(6)}`);
const site = `http://shop.example:${server.port}`;
const args = [
  ...CHROMIUM_ARGS,
  '--host-resolver-rules=MAP shop.example 127.0.0.1',
  `--unsafely-treat-insecure-origin-as-secure=${site}`,
];
const browser = await puppeteer.launch({ executablePath: browserPath('chromium'), args });
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
try {
  for (const role of ['reject', 'accept']) {
    const results = [];
    for (let i = 0; i < rounds; i++) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateCPUThrottling(6);
      await page.goto(site, { waitUntil: 'networkidle0' });
      await page.waitForFunction(() => document.querySelector('assent-banner')?.shadowRoot?.querySelector('button'));
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      const { x, y, nodes } = await page.evaluate((r) => {
        globalThis.seen = { events: [], shift: 0 };
        const watch = (type, more, fn) =>
          new PerformanceObserver((list) => list.getEntries().forEach(fn)).observe({ type, buffered: true, ...more });
        watch('event', { durationThreshold: 16 }, (entry) => {
          const { duration, processingStart, processingEnd, interactionId } = entry;
          // The pointer's way to the button is no interaction.
          if (interactionId) seen.events.push([duration, processingEnd - processingStart]);
        });
        watch('layout-shift', {}, ({ value }) => (seen.shift += value));
        const { shadowRoot } = document.querySelector('assent-banner');
        const walker = document.createTreeWalker(shadowRoot);
        let count = 1;
        while (walker.nextNode()) count++;
        const box = shadowRoot.querySelector(`[data-assent-role=${r}]`).getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2, nodes: count };
      }, role);
      // As a hand does it: what comes with the pointer is on the screen before the button goes down.
      await page.mouse.move(x, y);
      await page.evaluate(async () => {
        for (const _ of [1, 2]) await new Promise((frame) => requestAnimationFrame(frame));
      });
      await page.mouse.click(x, y);
      await page.waitForFunction(() => !document.querySelector('assent-banner'));
      // Entries come with the frame after the one that they measure.
      await page.evaluate(async () => {
        for (const _ of [1, 2, 3, 4]) await new Promise((frame) => requestAnimationFrame(frame));
      });
      const { events, shift } = await page.evaluate(() => seen);
      // None is told of one that was done within 16 ms.
      const most = (i, least) => Math.max(least, ...events.map((event) => event[i]));
      results.push({ nodes, shift, duration: most(0, 16), work: most(1, 0) });
      await context.close();
    }
    const durations = results.map(({ duration }) => duration);
    console.log(
      `${role}: next frame after ${median(durations)} ms (median of ${rounds}, most ${Math.max(...durations)} ms), ` +
        `of it ${median(results.map(({ work }) => work)).toFixed(0)} ms in handlers, ` +
        `layout shift ${Math.max(...results.map(({ shift }) => shift)).toFixed(3)}, ${results[0].nodes} nodes`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
