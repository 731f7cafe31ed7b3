import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const transpile = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });
const minify = (more, mangle = {}) =>
  terser({
    ecma: 2020,
    module: true,
    compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false, ...more },
    mangle,
    format: { comments: false },
  });
/** Names of Lit's own members are mangled too: no other chunk, and no other copy of Lit, touches them. */
const minifyLit = () => minify({}, { properties: { regex: /^_\$[A-Z]/ } });
const production = () => resolve({ exportConditions: ['production', 'browser'], browser: true });

/** Cuts by pattern what a page never needs; a pattern that fits no more, after an update, stops the build. */
const cut = (name, file, cuts) => ({
  name,
  transform(code, id) {
    if (!file.test(id)) return null;
    for (const [pattern, text] of cuts) {
      if (code.search(pattern) < 0) this.error(`${id} has changed: look at ${name} in rollup.config.mjs`);
      code = code.replace(pattern, text);
    }
    return { code, map: null };
  },
});
const LIT = 'node_modules/(@lit/reactive-element|lit-element|lit-html)';
/**
 * What Lit has for browsers that this build's language level (class static blocks: ES2022) leaves out anyway, and for
 * add-ons that we do not load: styles without `adoptedStyleSheets`, polyfills, hydration, lists of versions.
 */
const addOns = /\w+\.(lit\w*|reactiveElement)(Polyfill|Hydrate)Support\b/g;
const versions = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
/** One Trusted Types policy for all of ours: the page may have a Lit of its own, and two of one name are refused. */
const policy = /\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/;
const lessLit = [
  cut('our-policy', RegExp(`${LIT}/lit-html\\.js$`), [[policy, 'globalThis[Symbol.for("assent")].trusted()']]),
  cut('less-lit', RegExp(`${LIT}/(reactive-element|lit-element|lit-html)\\.js$`), [
    [addOns, 'undefined'],
    [versions, '0'],
  ]),
  cut('less-lit-css', RegExp(`${LIT}/css-tag\\.js$`), [
    [/\w+\.ShadowRoot&&\(.*?"replace"in CSSStyleSheet\.prototype/, 'true'],
    // Its checks stay; what they say is said to whoever writes an element, and ours are written.
    [/Error\("CSSResult is not [^"]+"\)/, 'Error()'],
    [/Error\("Value passed to [^"]+"\+\w+\+"[^"]+"\)/, 'Error()'],
  ]),
];
/** js-cookie's writing half: the guard reads the cookie by itself. */
const cookieSet = cut('cookie-set', /\/js\.cookie\.mjs$/, [
  [/return Object\.create\([\s\S]*?\n {2}\)\n/, 'return { set: set }\n'],
  [/read: function[\s\S]*?\n {2}\},/, ''],
]);

/** White space that means nothing in the elements' `css` and `html` templates. */
const squeeze = {
  name: 'squeeze',
  transform(code, id) {
    if (!/\/src\/(ui\/.*|notice\/style[\w-]*)\.ts$/.test(id)) return null;
    const css = (_, text) =>
      `css\`${text
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,>]) ?/g, '$1')
        .replace(/: /g, ':')
        .replace(/='(\w+)'\]/g, '=$1]')
        .replace(/\b0\./g, '.')
        .replaceAll(';}', '}')
        .trim()}\``;
    return { code: code.replace(/\bcss`([^`]*)`/g, css).replace(/(?<=[>}`])\s*\n\s*(?=<)/g, ''), map: null };
  },
};

/** One keyword for the compressor, which joins more declarations then; the type checker has seen to the difference. */
const oneKeyword = { name: 'one-keyword', renderChunk: (code) => code.replace(/\bconst\b/g, 'let') };

/**
 * Hashed, so that a guard and its chunks never mix versions, and each may be cached for ever. Six characters are enough for
 * the two that the guard names; Rollup wants seven where there are more than 63 files.
 */
const chunkFileNames = ({ name, facadeModuleId }) => {
  const [, surface, language] = /\/(\w+)\/([\w-]+)\.ts$/.exec(facadeModuleId ?? '') ?? [];
  if (facadeModuleId?.includes('/messages/')) return `assent-${language}-${surface}-[hash:7].js`;
  if (name === 'client' || name === 'banner') return `assent-${name}-[hash:6].js`;
  return `assent-${name === 'show' ? surface : name}-[hash:7].js`;
};
/** Lit and what the elements share go with the banner: it is what is needed first. What writes needs no Lit. */
const FIRST = /\/(node_modules\/(lit|@lit)|src\/ui\/(shared\/(?!country)|messages\/(load|banner)\.ts))/;
const manualChunks = (id) => (FIRST.test(id) || id.endsWith('/ui/banner/show.ts') ? 'banner' : undefined);

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
  renderChunk: (code) =>
    code
      .replaceAll('__CLIENT__', JSON.stringify(names.client))
      .replaceAll('__BANNER__', JSON.stringify(names.banner))
      // A script tag runs in no server.
      .replace('(globalThis.Element ?? Object)', 'Element')
      // The same function (ECMA-262, 21.1.2.13).
      .replaceAll('Number.parseInt', 'parseInt'),
};

/**
 * What a click runs is compiled as it arrives, beside the main thread, and not within the click: V8 takes the line for that
 * (v8.dev/blog/explicit-compile-hints), the others for a comment.
 */
const compiled = {
  name: 'compiled',
  renderChunk: (code, { name }) =>
    /^(client|banner|upkeep)$/.test(name) ? `//# allFunctionsCalledOnLoad\n${code}` : null,
};

/** A part's module as one expression, which can stand in a list. */
const asExpression = {
  name: 'as-expression',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      const [whole, name] =
        /export\s*\{\s*([\w$]+) as default\s*\};?\s*$/.exec(chunk.code) ?? this.error(chunk.fileName);
      chunk.code = `(()=>{${chunk.code.replace(whole, `return ${name}`)}})()`;
    }
  },
};

const external = (id) =>
  builtinModules.includes(id.replace('node:', '')) || ['libsql', 'pg', 'puppeteer-core'].includes(id);

export default [
  // Beside the script tag's guard: everything in it, nothing to resolve.
  {
    input: { client: 'src/client.ts', banner: 'src/ui/banner/show.ts' },
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist',
      format: 'es',
      entryFileNames: chunkFileNames,
      chunkFileNames,
      // Small letters and digits alone cost the guard, which names two of them, fewer bytes.
      hashCharacters: 'base36',
      manualChunks,
      hoistTransitiveImports: false,
    },
    plugins: [
      production(),
      json(),
      ...lessLit,
      cookieSet,
      squeeze,
      transpile(),
      oneKeyword,
      minifyLit(),
      compiled,
      rememberNames,
    ],
  },
  ...['assent', 'assent-marked', 'assent-full'].map((name) => ({
    input: `src/${name}.ts`,
    output: { file: `dist/${name}.js`, format: 'iife' },
    plugins: [
      transpile(),
      fillIn,
      oneKeyword,
      minify({ unsafe: true, hoist_funs: true, passes: 3, inline: 1, lhs_constants: false, negate_iife: false }),
    ],
  })),
  // What `assent build` puts before the guard when a rule needs it.
  ...readdirSync('src/gate/parts')
    .filter((file) => readFileSync(`src/gate/parts/${file}`, 'utf8').includes('export default'))
    .map((file) => ({
      input: `src/gate/parts/${file}`,
      output: { file: `dist/parts/${file.replace('.ts', '.js')}`, format: 'es' },
      plugins: [transpile(), minify({ unsafe: true }), asExpression],
    })),
  // What `assent check --page` runs in the page.
  {
    input: 'src/ui/honesty/in-page.ts',
    output: { file: 'dist/honesty.js', format: 'es' },
    plugins: [resolve(), transpile(), minify({}), asExpression],
  },
  // npm: modules that an app's own bundler takes further; lit and js-cookie stay imports.
  {
    input: {
      index: 'src/index.ts',
      guard: 'src/guard.ts',
      parts: 'src/parts.ts',
      elements: 'src/elements.ts',
      headless: 'src/headless.ts',
      cookie: 'src/cookie.ts',
      catalogue: 'src/catalogue.ts',
      notice: 'src/notice.ts',
      'elements/banner': 'src/ui/banner/element.ts',
      'elements/embed': 'src/ui/embed/element.ts',
      'elements/history': 'src/ui/history/element.ts',
      'elements/inspector': 'src/ui/inspector/element.ts',
      'elements/marketing': 'src/ui/marketing/element.ts',
      'elements/notice': 'src/ui/notice/element.ts',
      'elements/purpose': 'src/ui/purpose/element.ts',
      'elements/settings': 'src/ui/settings/element.ts',
      'elements/status': 'src/ui/status/element.ts',
      'elements/trigger': 'src/ui/trigger/element.ts',
      'signals/google': 'src/signals/google.ts',
    },
    external: [/^lit($|\/)/, 'js-cookie'],
    // A facade in front of an entry would import chunks for their effect alone, of which bundlers warn.
    preserveEntrySignatures: 'allow-extension',
    output: { dir: 'dist', format: 'es', chunkFileNames: 'npm/[name].js', hoistTransitiveImports: false },
    plugins: [resolve(), json(), squeeze, transpile()],
  },
  // Node and edge runtimes: pure-JavaScript dependencies bundled, database drivers optional peers.
  {
    input: { server: 'src/server.ts', 'server-node': 'src/server/node.ts', cli: 'src/cli.ts' },
    external,
    onwarn: (warning, warn) =>
      warning.code === 'CIRCULAR_DEPENDENCY' || warning.code === 'INVALID_ANNOTATION' || warn(warning),
    output: { dir: 'dist', format: 'es', chunkFileNames: 'server/[name].js' },
    plugins: [resolve({ exportConditions: ['node'], preferBuiltins: true }), commonjs(), json(), squeeze, transpile()],
  },
];
