/** The packed package, installed in an empty app beside what npm would install with it. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

/** The two dependencies and theirs, and the peer that the backend names. */
const BESIDE = [
  'lit',
  'lit-html',
  'lit-element',
  '@lit',
  'js-cookie',
  'libsql',
  '@libsql',
  '@neon-rs',
  'detect-libc',
  '@types',
];

/** @returns {Promise<string>} the app's folder, for the caller to remove */
export async function packedApp() {
  const app = mkdtempSync(join(tmpdir(), 'assent-app-'));
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', app], { cwd: ROOT });
  const modules = join(app, 'node_modules');
  mkdirSync(modules);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json')));
  await run('tar', ['-xzf', join(app, `assent-${version}.tgz`), '-C', modules]);
  cpSync(join(modules, 'package'), join(modules, 'assent'), { recursive: true });
  for (const name of BESIDE) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  return app;
}
