/**
 * Runs test files in one process, one after the other, so that they share the browsers: starting one costs seconds.
 * Each file is a suite of its own, and its hooks are that suite's. Files by ASSENT_FILES, separated by commas.
 */
import { join } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';
// First, so that its hook that ends the browsers is the whole run's, and not the first file's.
import '../pages/browser.mjs';
import { ROOT } from './run-child.mjs';

for (const file of process.env.ASSENT_FILES.split(',')) {
  describe(file, async () => {
    await import(pathToFileURL(join(ROOT, file)).href);
  });
}
