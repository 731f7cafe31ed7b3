/**
 * What releasing costs: 1,000 marked elements (600 inline scripts, 200 fetched ones, 200 images) in Chromium with the
 * processor slowed down six times, from the choice until the last has come. Long tasks are what the browser calls so: over
 * 50 ms.
 */
import puppeteer from 'puppeteer-core';
import { gatePage, gatePolicy } from '../../pages/gate/policy.mjs';
import { startServer } from '../../pages/server.mjs';
import { browserPath } from '../../setup/browsers.mjs';
import { CHROMIUM_ARGS } from '../../setup/chromium-args.mjs';

export const COUNT = 1_000;
const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

const element = (i) => {
  if (i % 5 < 3) return `<script type="text/plain" data-assent="analytics">window.ran.push(${i})</script>`;
  if (i % 5 === 3) return `<script type="text/plain" data-assent="analytics" data-assent-src="/one.js?${i}"></script>`;
  return `<img data-assent="analytics" data-assent-src="/one.gif?${i}" alt="" width="1" height="1" onload="window.ran.push(${i})">`;
};

/**
 * @param {{guard?: string, rounds?: number}} [options]
 * @returns {Promise<{longest: number, long: number, took: number}>} the worst round's longest long task (0: none), how many
 * there were, and the slowest round's milliseconds
 */
export async function measureRelease({ guard = 'assent.js', rounds = 3 } = {}) {
  const body = Array.from({ length: COUNT }, (_, i) => element(i)).join('\n');
  const policy = gatePolicy(
    { url: 'http://localhost:1' },
    { release: { timeout: 60_000 }, banner: { layout: 'none' } },
  );
  const server = await startServer({
    pages: { '/': gatePage(policy, body, { guard }) },
    routes: {
      '/one.js': (request, response) =>
        response
          .writeHead(200, { 'content-type': 'text/javascript' })
          .end(`window.ran.push(${new URL(request.url, 'http://s').search.slice(1)})`),
      '/one.gif': (_request, response) => response.writeHead(200, { 'content-type': 'image/gif' }).end(GIF),
    },
  });
  const browser = await puppeteer.launch({ executablePath: browserPath('chromium'), args: CHROMIUM_ARGS });
  try {
    const worst = { longest: 0, long: 0, took: 0 };
    for (let round = 0; round < rounds; round++) {
      // A visitor who has not been here: what was accepted once is released while the page is parsed.
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateCPUThrottling(6);
      await page.goto(server.url, { waitUntil: 'networkidle0' });
      // The client is there, as it is for a visitor who has the panel open.
      await page.evaluate(() => window.assent.decide({}));
      await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
      const { tasks, took } = await page.evaluate(async (count) => {
        const found = [];
        const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
        observer.observe({ type: 'longtask' });
        const start = performance.now();
        // A task of its own, as a click is.
        await new Promise((next) => setTimeout(next));
        window.assent.acceptAll();
        while (window.ran.length < count) await new Promise((next) => setTimeout(next, 50));
        const end = performance.now();
        await new Promise((idle) => requestIdleCallback(idle));
        found.push(...observer.takeRecords());
        return { tasks: found.map(({ duration }) => duration), took: end - start };
      }, COUNT);
      worst.longest = Math.max(worst.longest, ...tasks);
      worst.long += tasks.length;
      worst.took = Math.max(worst.took, took);
      await context.close();
    }
    return worst;
  } finally {
    await browser.close();
    await server.close();
  }
}
