/** An app whose bundle comes from a host of its own, in strict mode: its own host passes, and nobody else's. */
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

before(async () => {
  [server, sink] = [await startServer(), await startSink()];
  const policy = gatePolicy(sink, { services: [], unknown: 'deny' });
  for (const format of ['esm', 'iife']) {
    const { outputFiles } = await build({
      stdin: { contents: app(policy, server.otherUrl), resolveDir: root },
      bundle: true,
      write: false,
      format,
      target: 'es2022',
      logLevel: 'error',
    });
    const src = `${server.otherUrl}/${format}.js`;
    server.pages[`/${format}.js`] = { body: outputFiles[0].text, headers: cors };
    server.pages[`/${format}`] =
      `<!doctype html><html lang="en"><title>${format}</title><script>window.ran = [];</script>
      <script${format === 'esm' ? ' type="module"' : ''} src="${src}"></script>
      <body><a href="#" data-assent-open="settings">Cookie settings</a>`;
  }
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
