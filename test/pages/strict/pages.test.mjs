/** Strict and rough pages: asked, held, released and taken back, with no violation of the page's policy and no error. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { gatePolicy } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';
import { VARIANTS, variantPage } from './variants.mjs';

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
let sink;
let server;
let reports;
const names = Object.keys(VARIANTS);

/** An app that brings its own copy of Assent to a page that has the script tag. */
const app = (policy) =>
  buildSync({
    stdin: {
      contents: `import { createAssent } from './index.js'; import './elements.js';
        window.told = 0;
        const onWithdraw = { tracker: () => { window.told += 1; } };
        window.copies = [window.assent, createAssent({ policy: ${JSON.stringify(policy)}, onWithdraw })];`,
      resolveDir: dist,
    },
    bundle: true,
    format: 'esm',
    write: false,
  }).outputFiles[0].text;

before(async () => {
  sink = await startSink();
  reports = [];
  const policy = gatePolicy(sink, { trigger: true });
  const pages = Object.fromEntries(names.map((name, i) => [`/${i}`, variantPage(policy, sink, VARIANTS[name])]));
  pages['/app.js'] = app(policy);
  const csp = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reports.push(body);
    response.writeHead(204).end();
  };
  server = await startServer({ pages, routes: { '/csp': csp }, folders: { '/other/': dist } });
});
after(async () => {
  await server?.close();
  await sink?.close();
});

/** What has reached the tracker, once a request sent after it all has. */
async function arrived(page) {
  await page.evaluate(
    (url) =>
      new Promise((done) => {
        const image = new Image();
        image.onload = image.onerror = done;
        image.src = url;
      }),
    `${sink.ownUrl}/__sentinel`,
  );
  const paths = sink.log().map(({ path }) => path);
  return [...new Set(paths)].filter((path) => path !== '/__sentinel').sort();
}

forEngines('strict and rough pages: asked, held, released, taken back; no violation, no error', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const [i, name] of names.entries()) {
    const { frame = true } = VARIANTS[name];
    const released = [
      '/added.js',
      '/fetch.json',
      ...(frame ? ['/frame.html'] : []),
      '/image.gif',
      '/marked.js',
      '/xhr.json',
    ];
    sink.clear();
    await page.goto(`${server.url}/${i}`);
    await page.waitFor(() => document.querySelector('assent-banner')?.shadowRoot?.querySelector('button'));
    assert.deepEqual(await arrived(page), [], `${name}: before`);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await page.waitFor(() => ['marked', 'inline', 'added-before'].every((id) => ran.includes(id)));
    await page.evaluate(() => leave('granted'));
    for (const path of released) await sink.arrived(path);
    await page.click(['assent-trigger', 'button']);
    await page.click(['assent-settings', '[data-assent-role=reject]']);
    await page.waitFor(() => !assent.allows('tracker') && !document.querySelector('img[src], iframe[src]'));
    sink.clear();
    await page.evaluate(() => leave('withdrawn'));
    assert.deepEqual(await arrived(page), [], `${name}: withdrawn`);
    const seen = await page.evaluate(() => ({
      errors,
      violations,
      elements: ['banner', 'trigger', 'settings'].map((tag) => document.querySelectorAll(`assent-${tag}`).length),
      copies: window.copies?.[0] === window.copies?.[1],
      ran: ran.toSorted(),
      wrapped: [...new Set(window.wrapped)],
      told: window.told ?? 0,
    }));
    assert.deepEqual(
      seen,
      {
        errors: [],
        violations: [],
        elements: [0, 1, 1],
        copies: true,
        ran: ['added-before', 'added-granted', 'inline', 'marked'],
        wrapped: name.startsWith('patched') ? ['after', 'before'] : [],
        told: name.includes('npm') ? 1 : 0,
      },
      name,
    );
    await page.evaluate(() => assent.forget());
  }
  const said = (await page.console()).filter(
    ({ text, level, source }) => text.startsWith('[assent]') || (level === 'error' && source !== 'browser'),
  );
  assert.deepEqual(said, []);
  assert.deepEqual(reports.splice(0), []);
});
