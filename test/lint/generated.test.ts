/** A sample of what `npm run soak` does ten thousand times. `ASSENT_SEED=... npm test` does one again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { policyRounds } from '../soak/policy-rounds.js';

const COUNT = 200;
const SEED = Number(process.env.ASSENT_SEED ?? Date.now() % 2 ** 31);

describe(`${COUNT} generated and mutated policies, ASSENT_SEED=${SEED}`, () => {
  it('never crash the checker', () => {
    assert.ok(policyRounds(COUNT, SEED).accepted > COUNT / 5, 'a fair part of them reaches the rules');
  });
});
