/** Builds the single-page app of /app/ into dist/demo/, twice: with Assent, and without it for comparison. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** `assent` and its subpaths as they are published: the built files of this very package. */
const assent = {
  name: 'assent',
  setup: (b) =>
    b.onResolve({ filter: /^assent(\/.*)?$/ }, ({ path: wanted }) => ({
      path: path(`../dist/${wanted === 'assent' ? 'index' : wanted.slice('assent/'.length)}.js`),
    })),
};

rmSync(path('../dist/demo'), { recursive: true, force: true });
for (const entry of ['main', 'off']) {
  await build({
    entryPoints: [path(`app/${entry}.ts`)],
    outdir: path('../dist/demo'),
    chunkNames: `${entry}-[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    logLevel: 'warning',
    plugins: [assent],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}
