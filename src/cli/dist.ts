import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package's built files: this module may be bundled at its top, or one folder below. @throws {Error} when they are missing */
export async function findDist(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)), i = 0; i < 3; folder = dirname(folder), i++) {
    if ((await readdir(folder)).includes('assent.js')) return folder;
  }
  throw new Error("this package's built files are missing. Fix: install it again, or npm run build in a checkout");
}
