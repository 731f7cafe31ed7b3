/** Serves `.ts` as JavaScript and `.json` as a module, with the project's compiler options. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const isJsonModule = ({ path, query }) => path.endsWith('.json') && 'module' in query;

/**
 * Only our own sources pass through esbuild: packages come as JavaScript, and every engine here runs it as it is.
 * (`@web/dev-server-esbuild` with a fixed target would compile all of them too, and with an automatic one would take
 * WebKitGTK for an old browser.)
 */
export function typescript() {
  const tsconfigRaw = readFileSync(join(root, 'tsconfig.json'), 'utf8');
  return {
    name: 'typescript',
    resolveMimeType: (context) => (context.path.endsWith('.ts') || isJsonModule(context) ? 'js' : undefined),
    /** TypeScript writes `./x.js` for `./x.ts`; JSON that is imported is told from JSON that is fetched. */
    resolveImport({ source, context }) {
      if (source.startsWith('.') && source.endsWith('.json')) return `${source}?module`;
      if (!context.path.endsWith('.ts') || !source.startsWith('.') || !source.endsWith('.js')) return undefined;
      const asTs = `${source.slice(0, -3)}.ts`;
      return existsSync(join(root, dirname(decodeURIComponent(context.path)), asTs)) ? asTs : undefined;
    },
    async transform(context) {
      if (isJsonModule(context)) return { body: `export default ${context.body}` };
      if (!context.path.endsWith('.ts')) return undefined;
      const { code } = await transform(context.body, {
        sourcefile: join(root, context.path),
        sourcemap: 'inline',
        loader: 'ts',
        target: 'es2022',
        tsconfigRaw,
        // `import x from './x.json' with { type: 'json' }`: the file is served as a module already.
        supported: { 'import-attributes': true },
      });
      return { body: code.replace(/(\bfrom\s*"[^"]+\.json")\s*with\s*\{\s*type:\s*"json"\s*\}/g, '$1') };
    },
  };
}
