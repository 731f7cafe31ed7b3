import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FONT = '../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';

const html = (
  script,
  font,
) => `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Harbour Goods</title>
<style>@font-face{font-family:Stage;font-weight:300 900;src:${font ? 'url(/stage.woff2)' : 'local("Noto Sans CJK KR")'}}
:root{color-scheme:light dark;--assent-font:Stage,'Noto Sans CJK KR',system-ui,sans-serif}body{margin:0;font:16px/1.6 var(--assent-font);background:light-dark(#f4f1ec,#101214);color:light-dark(#2b2723,#e5e7ea)}
main{max-width:64rem;margin:auto;padding:2rem 1.5rem 4rem}h1{font-size:clamp(1.75rem,5vw,3rem);line-height:1.1}
.g{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1.25rem}.g div{aspect-ratio:4/5;border-radius:10px;background:light-dark(#dcd5c9,#23272b)}
.g div:nth-child(3n+1){background:light-dark(#b9c7c4,#2b3634)}.g div:nth-child(3n+2){background:light-dark(#d9b9a0,#3a2f28)}</style>
<body><main><h1>Things for the coast</h1><p>Wool, oilskin and enamel, made to be mended.</p><div class="g">${'<div></div>'.repeat(15)}</div></main>
<script type="module">${script}</script></body>`;
const poster = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#27495a"/><circle cx="12" cy="3" r="1.4" fill="#f0c27b"/><path d="M0 9V6q4-2 8 0t8 0v3z" fill="#0f2a36"/></svg>`;

/**
 * Serves a shop's page with one of our elements on it, as the address's hash says (`stage.ts`).
 * @param {{font?: boolean}} [options] `font`: in a typeface of our packages, the same on each machine (Latin letters only)
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function startStage({ font = false } = {}) {
  const bundle = await build({
    entryPoints: [here('stage.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // The package's list of side effects names its built files, not its sources.
    ignoreAnnotations: true,
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  });
  const page = html(bundle.outputFiles[0].text.replaceAll('</script', '<\\/script'), font);
  const bodies = {
    '/poster.svg': ['image/svg+xml', poster],
    '/stage.woff2': ['font/woff2', await readFile(here(FONT))],
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = bodies[url] ?? ['text/html', page];
    response.setHeader('content-type', type).end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
