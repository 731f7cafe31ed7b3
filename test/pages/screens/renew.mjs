/** `npm run screens`: takes the reference pictures anew. Look at them before they are committed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepare } from '../../../demo/prepare.mjs';

await prepare({ log: console.log });
const { FOLDER, takeReferences } = await import('./references.mjs');
await mkdir(FOLDER, { recursive: true });
for (const [name, picture] of Object.entries(await takeReferences())) {
  await writeFile(join(FOLDER, `${name}.png`), picture);
  console.log(`${name}.png  ${picture.length} bytes`);
}
