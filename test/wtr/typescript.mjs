/** Serves each `.ts` that a page asks for as one file, with all that it imports, by the project's compiler options. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function bundle(path) {
  const { outputFiles } = await build({
    entryPoints: [`.${path}`],
    absWorkingDir: root,
    outfile: `.${path.replace(/ts$/, 'js')}`,
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    // The package's list of side effects names its built files, not its sources.
    ignoreAnnotations: true,
    // The runner's own; and axe, twice as large as all the rest: the browser keeps what each file asks for.
    external: ['/__web*', 'axe-core/*'],
    define: { require: 'undefined' },
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/**
 * One request a file: the tests of an element would ask for 250 modules, one by one and one importer after the other, which
 * takes longer than they do.
 */
export function typescript() {
  const bundles = new Map();
  return {
    name: 'typescript',
    async serve({ path }) {
      if (!path.endsWith('.ts')) return undefined;
      if (!bundles.has(path)) bundles.set(path, bundle(path));
      return { body: await bundles.get(path), type: 'js' };
    },
  };
}
