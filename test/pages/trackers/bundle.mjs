/** Trackers built by esbuild: into an app that starts them, or, where npm has no browser bundle, into one of their own. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Stands for the sink in what is built: each tracker is built once, for sinks at any port. */
const SINK = 'sink.invalid';
const built = new Map();

function bundle(contents) {
  if (!built.has(contents)) {
    const result = build({
      stdin: { contents, resolveDir: root },
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      minify: true,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    built.set(
      contents,
      result.then(({ outputFiles }) => outputFiles[0].text),
    );
  }
  return built.get(contents);
}

/** The tracker alone, as a global. @param {import('./list.mjs').Tracker} tracker */
export const standalone = ({ module, as: [name, value] }) =>
  bundle(`import * as ns from '${module}'; window.${name} = ${value};`);

/**
 * An app that starts it at once, as one that never thought of consent.
 * @param {import('./list.mjs').Tracker} tracker
 * @param {string} host the sink's host and port
 */
export async function app({ id, module, as: [name, value], start, again }, host) {
  const code = await bundle(`import * as ns from '${module}';
const ${name} = ${value};
window.again = () => { ${again} };
${start(`http://${SINK}/${id}`, true)}`);
  return code.replaceAll(SINK, host);
}
