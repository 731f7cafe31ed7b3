import { builtinModules } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const transpile = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });
const minify = () =>
  terser({ ecma: 2020, module: true, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false }, format: { comments: false } });
const production = () => resolve({ exportConditions: ['production', 'browser'], browser: true });

/** Hashed, so that a guard and its chunks never mix versions, and each may be cached for ever. */
const chunkFileNames = 'assent-[name]-[hash].js';
/** Lit and what the elements share go with the banner: it is what is needed first. */
const manualChunks = (id) => (/\/(node_modules\/(lit|@lit)|src\/ui\/shared)/.test(id) ? 'banner' : undefined);

/** The chunks that the script tag loads; their names are filled into the guard. */
const names = {};
const rememberNames = {
  name: 'remember-names',
  generateBundle(_, bundle) {
    for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk') names[chunk.name] = file;
  },
};
const fillIn = {
  name: 'fill-in',
  renderChunk: (code) => code.replaceAll('__CLIENT__', JSON.stringify(names.client)).replaceAll('__BANNER__', JSON.stringify(names.banner)),
};

const external = (id) => builtinModules.includes(id.replace('node:', '')) || ['libsql', 'pg'].includes(id);

export default [
  // Beside the script tag's guard: everything in it, nothing to resolve.
  {
    input: { client: 'src/client.ts', banner: 'src/ui/banner/element.ts' },
    preserveEntrySignatures: 'allow-extension',
    output: { dir: 'dist', format: 'es', entryFileNames: chunkFileNames, chunkFileNames, manualChunks, hoistTransitiveImports: false },
    plugins: [production(), transpile(), minify(), rememberNames],
  },
  ...[
    ['assent', 'assent'],
    ['assent-marked', 'assent-marked'],
    ['assent-baked', 'baked/assent'],
    ['assent-baked-marked', 'baked/assent-marked'],
  ].map(([name, file]) => ({
    input: `src/${name}.ts`,
    output: { file: `dist/${file}.js`, format: 'iife' },
    plugins: [transpile(), fillIn, minify()],
  })),
  // npm: modules that an app's own bundler takes further; lit and js-cookie stay imports.
  {
    input: {
      index: 'src/index.ts',
      guard: 'src/guard.ts',
      elements: 'src/elements.ts',
      cookie: 'src/cookie.ts',
      'elements/banner': 'src/ui/banner/element.ts',
      'elements/settings': 'src/ui/settings/element.ts',
      'elements/trigger': 'src/ui/trigger/element.ts',
      'signals/google': 'src/signals/google.ts',
    },
    external: [/^lit($|\/)/, 'js-cookie'],
    output: { dir: 'dist', format: 'es', chunkFileNames: 'npm/[name].js', hoistTransitiveImports: false },
    plugins: [resolve(), transpile()],
  },
  // Node and edge runtimes: pure-JavaScript dependencies bundled, database drivers optional peers.
  {
    input: { server: 'src/server.ts', cli: 'src/cli.ts' },
    external,
    onwarn: (warning, warn) => warning.code === 'CIRCULAR_DEPENDENCY' || warning.code === 'INVALID_ANNOTATION' || warn(warning),
    output: { dir: 'dist', format: 'es', chunkFileNames: 'server/[name].js' },
    plugins: [
      resolve({ exportConditions: ['node'], preferBuiltins: true }),
      commonjs(),
      json(),
      transpile(),
    ],
  },
];
