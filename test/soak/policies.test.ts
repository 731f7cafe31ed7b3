import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policyRounds } from './policy-rounds.js';

const COUNT = Number(process.env.ASSENT_POLICIES ?? 10_000);
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} generated and mutated policies, ASSENT_SEED=${SEED}`, () => {
  it('never crash the checker', (t) => {
    const result = policyRounds(COUNT, SEED);
    t.diagnostic(JSON.stringify(result));
    assert.ok(result.accepted > COUNT / 4, 'a fair part of them reaches the rules');
  });
});
