import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { chosenEngines } from '../browser.mjs';
import { FOLDER, REFERENCES, takeReferences } from './references.mjs';

/** Of a picture's pixels, how many may differ by more than antialiasing: another version of the browser draws letters a little anew. */
const TOLERANCE = 0.01;
const OUT = fileURLToPath(new URL('../../.out/', import.meta.url));

/** Compares the references with what Chromium shows now; what differs is drawn into test/.out/. @param {(name: string) => boolean} [wanted] */
export function compareReferences(wanted = () => true) {
  if (!chosenEngines().includes('chromium')) return;
  const names = Object.keys(REFERENCES).filter(wanted);
  test(`pictures look as they did: ${names.join(', ')}`, { timeout: 120_000 }, async () => {
    const now = await takeReferences(wanted);
    const found = [];
    for (const name of names) {
      const [before, after] = [PNG.sync.read(await readFile(join(FOLDER, `${name}.png`))), PNG.sync.read(now[name])];
      const { width, height } = before;
      assert.deepEqual([after.width, after.height], [width, height], name);
      const drawn = new PNG({ width, height });
      const share =
        pixelmatch(before.data, after.data, drawn.data, width, height, { threshold: 0.15 }) / (width * height);
      if (share <= TOLERANCE) continue;
      await mkdir(OUT, { recursive: true });
      await writeFile(join(OUT, `${name}-differs.png`), PNG.sync.write(drawn));
      await writeFile(join(OUT, `${name}-now.png`), now[name]);
      found.push(`${name}: ${(share * 100).toFixed(2)} % differs, see test/.out/${name}-differs.png`);
    }
    assert.deepEqual(found, [], 'if it should look so, run npm run screens, and look at the pictures');
  });
}
