import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';

const look = (more = {}) => ({ language: 'en', scheme: 'light', text: 100, ...more });
/** By page: how the browser is, and what is changed in place. `en-XA` is the pseudo-language: long, and from the right. */
const PAGES = {
  desktop: [
    {},
    [
      look(),
      look({ scheme: 'dark' }),
      look({ text: 200 }),
      look({ language: 'ar' }),
      look({ language: 'en-XA', scheme: 'dark' }),
    ],
  ],
  '320 px': [
    { width: 320, height: 640 },
    [look(), look({ text: 200 }), look({ language: 'ar', scheme: 'dark' }), look({ language: 'en-XA' })],
  ],
  'forced colours': [{ forcedColors: true }, [look(), look({ language: 'ar' })]],
  'forced colours, dark': [{ forcedColors: true, colorScheme: 'dark' }, [look({ scheme: 'dark' })]],
};

/**
 * Asserts of elements in their states that axe finds nothing, and that nothing is clipped, covered, overlapping or out of
 * the viewport: one page load for each kind of browser, in which states and looks change in place.
 *
 * @param {(name: string, engine: string) => boolean} [wanted] which states
 * @param {(page: string, i: number) => boolean} [wantedLook] which looks of a page
 */
export function walkMatrix(wanted = () => true, wantedLook = () => true) {
  let server;
  before(async () => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('stage.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      // The package's list of side effects names its built files, not its sources.
      ignoreAnnotations: true,
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    });
    server = await startServer();
    const script = bundle.outputFiles[0].text.replaceAll('</script', '<\\/script');
    server.pages['/stage'] =
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>stage</title><body><main><h1>Harbour Goods</h1><h2>Choices</h2></main><script type="module">${script}</script>`;
  });
  after(() => server?.close());

  for (const [title, [options, looks]] of Object.entries(PAGES)) {
    const chosen = looks.filter((_, i) => wantedLook(title, i));
    if (!chosen.length) continue;
    forEngines(
      `every element is accessible and whole: ${title}`,
      async ({ browser, engine }) => {
        const page = await browser.newPage(options);
        page.timeout = 60_000;
        await page.goto(`${server.url}/stage`);
        await page.waitFor(() => 'matrix' in globalThis);
        const names = (await page.evaluate(() => globalThis.matrix.names)).filter((name) => wanted(name, engine));
        assert.ok(names.length);
        const found = [];
        for (const name of names)
          found.push(...(await page.evaluate((n, l) => globalThis.matrix.judge(n, l), name, chosen)));
        assert.deepEqual(found, []);
      },
      // WebKitGTK knows no forced colours.
      { timeout: 240_000, ...(options.forcedColors && { engines: ['chromium', 'firefox'] }) },
    );
  }
}
