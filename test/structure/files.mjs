/** The project's files, for tests that read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LEFT_OUT = new Set(['node_modules', 'dist', '.out', '.data', 'vendor', '.git']);

/** Paths below a folder (relative to the root, with `/`), without installed and generated ones. */
export function listFiles(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/**
 * Sources by path.
 * @param {string[]} folders
 * @param {RegExp} pattern which paths
 * @returns {Map<string, string>}
 */
export function readFiles(folders, pattern = /\.ts$/) {
  const paths = folders.flatMap(listFiles).filter((path) => pattern.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}
