/** A sample of what `npm run soak` runs 10,000 times. */
import { describe, it } from 'node:test';
import { codecRuns } from '../soak/codec-runs.js';
import { SEED } from '../soak/fast-check.js';
import { matcherRuns } from '../soak/matcher-runs.js';

describe(`properties, ASSENT_SEED=${SEED}`, () => {
  it('of the rule matcher hold', (t) => matcherRuns(t as never, 500));
  it('of the cookie codec hold', (t) => codecRuns(t as never, 300));
});
