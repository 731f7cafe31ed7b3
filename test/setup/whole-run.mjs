/**
 * What the tests of a process share (browsers, a PostgreSQL server) ends after the last of them. one-process.mjs imports this
 * first, so that the hook is the whole run's, and not the first file's.
 */
import { after } from 'node:test';

const works = [];

after(async () => {
  for (const work of works.toReversed()) await work();
});

/** @param {() => unknown} work done when all tests of this process have ended */
export const atEnd = (work) => void works.push(work);
