/** Apps as bundles: in strict mode the host that one comes from passes, and nobody else's; elements wait for the guard, or come later. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cors = { 'access-control-allow-origin': '*' };

let server;
let sink;

/** Like a bundle of several chunks: the next one is asked for by a script element, from where the first came. */
const app = (policy, host) => `
  import { guard } from './dist/guard.js';
  guard({ policy: ${JSON.stringify(policy)} });
  const chunk = document.createElement('script');
  chunk.src = '${host}/chunk.js';
  document.head.append(chunk);
  fetch('${sink.url}/x.json?id=foreign').catch((error) => ran.push(error.name));
`;

/** Nothing is asked here, and there is a link: only the elements are a reason to load the client. */
const elements = (policy) => `
  import './dist/elements.js';
  const add = (id) => document.body.append(Object.assign(document.createElement('assent-status'), { id }));
  if (location.search === '?first') add('first');
  requestAnimationFrame(() => setTimeout(async () => {
    const { guard } = await import('./dist/guard.js');
    guard({ policy: ${JSON.stringify(policy)} });
    window.add = add;
  }));
`;
const bundle = async (contents, format) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format,
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0].text;
};

before(async () => {
  [server, sink] = [await startServer(), await startSink()];
  const policy = gatePolicy(sink, { services: [], unknown: 'deny' });
  for (const format of ['esm', 'iife']) {
    const src = `${server.otherUrl}/${format}.js`;
    server.pages[`/${format}.js`] = { body: await bundle(app(policy, server.otherUrl), format), headers: cors };
    server.pages[`/${format}`] =
      `<!doctype html><html lang="en"><title>${format}</title><script>window.ran = [];</script>
      <script${format === 'esm' ? ' type="module"' : ''} src="${src}"></script>
      <body><a href="#" data-assent-open="settings">Cookie settings</a>`;
  }
  const asksNothing = gatePolicy(sink, { services: [], purposes: [gatePolicy(sink).purposes[0]] });
  server.pages['/elements.js'] = { body: await bundle(elements(asksNothing), 'esm') };
  server.pages['/elements'] = `<!doctype html><html lang="en"><title>elements</title><body>
    <a href="#" data-assent-open="settings">Cookie settings</a><script type="module" src="/elements.js"></script>`;
  server.pages['/chunk.js'] = { body: "ran.push('chunk');" };
});
after(async () => {
  await server.close();
  await sink.close();
});

for (const [format, what] of [
  ['esm', 'as a module'],
  ['iife', 'as a script'],
]) {
  forEngines(
    `strict mode: an app's own bundle passes ${what} from another host, with its chunks`,
    async ({ browser }) => {
      sink.clear();
      const page = await browser.newPage();
      await page.goto(`${server.url}/${format}`);
      await page.waitFor(() => ran.length === 2);
      assert.deepEqual(await page.evaluate(() => ran.toSorted()), ['TypeError', 'chunk']);
      assert.deepEqual(sink.log('id=foreign'), []);
    },
    { variant: true },
  );
}

forEngines(
  'elements that an app has defined get what they need, before the guard and after it',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/elements?first`);
    const text = (id) => document.querySelector(`#${id}`).shadowRoot?.textContent.trim();
    await page.waitFor(text, 'first');
    await page.goto(`${server.url}/elements?later`);
    await page.waitFor(() => typeof window.add === 'function');
    await page.evaluate(() => add('later'));
    await page.waitFor(text, 'later');
  },
);
