import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { correctClock } from '../../src/server/clock.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const times = fc.integer({ min: Date.parse('0001-01-01'), max: Date.parse('9999-12-31') });

describe('correctClock', () => {
  it('gives a valid time that is never after the receipt', () => {
    fc.assert(
      fc.property(times, fc.option(times, { nil: undefined }), (at, sent) => {
        const fixed = correctClock(at, sent, NOW);
        assert.ok(fixed.at <= NOW);
        assert.equal(new Date(fixed.at).toISOString().length, 24);
      }),
    );
  });

  it('keeps how long ago the act was, whatever the clock showed', () => {
    const day = 86_400_000;
    const age = fc.integer({ min: 0, max: 365 * day });
    fc.assert(
      fc.property(age, fc.integer({ min: -1000 * day, max: 1000 * day }), (ago, off) => {
        assert.equal(correctClock(NOW + off - ago, NOW + off, NOW).at, NOW - ago);
      }),
    );
  });

  it('says when it had to correct', () => {
    assert.equal(correctClock(NOW - 5000, NOW - 200, NOW).corrected, false);
    assert.equal(correctClock(NOW - 3_600_000, NOW, NOW).corrected, false, 'sent an hour later: no fault of the clock');
    assert.equal(correctClock(NOW - 3_600_000, NOW - 3_600_000, NOW).corrected, true);
    assert.equal(correctClock(NOW + 3_600_000, undefined, NOW).corrected, true);
  });
});
