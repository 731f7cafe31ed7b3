import { describe, it } from 'node:test';
import { codecRuns } from './codec-runs.js';
import { SEED } from './fast-check.js';
import { matcherRuns } from './matcher-runs.js';

const RUNS = Number(process.env.ASSENT_RUNS ?? 10_000);

describe(`${RUNS} runs of each property, ASSENT_SEED=${SEED}`, () => {
  it('of the rule matcher hold', (t) => matcherRuns(t as never, RUNS));
  it('of the cookie codec hold', (t) => codecRuns(t as never, RUNS));
});
