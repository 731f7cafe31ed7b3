/**
 * Runs test files in one process, one after the other, so that they share what costs seconds to start: browsers, a
 * PostgreSQL server, the sources through tsx. Each file is a suite of its own, and its hooks are that suite's. Files by
 * ASSENT_FILES, separated by commas.
 */
import './whole-run.mjs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from './run-child.mjs';

/** A file that never ends is named, and the others go on. */
const timeout = 600_000;

/**
 * One file after the other: what waits for a module that another file is loading would become that file's test. The promise is the
 * file's own, for the runner tells by it whose test it is.
 */
const turns = [];
let busy = false;

for (const file of process.env.ASSENT_FILES.split(',')) {
  describe(file, { timeout }, async () => {
    if (busy) await new Promise((turn) => turns.push(turn));
    busy = true;
    try {
      await import(pathToFileURL(join(ROOT, file)).href);
    } finally {
      busy = false;
      turns.shift()?.();
    }
  });
}
