/** The cookie's codec: what is written comes back, what is no record never becomes one, and nothing is granted by accident. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import fc from 'fast-check';
import { decodeRecord, encodeRecord } from '../../src/decision/codec.js';
import type { Choice, ConsentRecord } from '../../src/decision/types.js';
import { checkRuns } from './fast-check.js';

const unit = fc.stringMatching(/^[a-z][\w-]{0,12}(\.[\w-]{1,8}){0,2}$/);
const choice: fc.Arbitrary<Choice> = fc
  .record({ granted: fc.boolean(), revision: fc.integer({ min: 1, max: 999_999_999 }), specific: fc.boolean() })
  .map(({ granted, revision, specific }) => ({ granted, revision, ...(granted && specific && { specific }) }));
const record: fc.Arbitrary<ConsentRecord> = fc.record({
  at: fc.integer({ min: 0, max: 36 ** 9 - 1 }),
  choices: fc.dictionary(unit, choice, { maxKeys: 30 }),
});
/** As plain data: a decoded record's choices have no prototype. */
const plain = (of: ConsentRecord | undefined) => of && JSON.parse(JSON.stringify(of));

/** One character of a value lost, doubled, changed, or put in: what a proxy, a limit or a hand may do to a cookie. */
const damage = fc.tuple(
  fc.nat(),
  fc.constantFrom('lose', 'cut', 'double', 'change'),
  fc.string({ minLength: 1, maxLength: 2 }),
);

/** @throws AssertionError with the shrunk case */
export async function codecRuns(t: TestContext, runs: number): Promise<void> {
  const comesBack = fc.property(record, (r) => {
    const value = encodeRecord(r);
    assert.match(value, /^[\w.!~*'-]*$/);
    assert.deepEqual(plain(decodeRecord(value)), value.length - value.indexOf('.', 5) > 3801 ? undefined : plain(r));
  });
  const damaged = fc.property(record, damage, (r, [where, how, text]) => {
    const value = encodeRecord(r);
    const at = where % (value.length + 1);
    const rest = {
      lose: value.slice(at + 1),
      cut: '',
      double: value.slice(at - 1),
      change: text + value.slice(at + 1),
    };
    const other = value.slice(0, at) + rest[how as keyof typeof rest];
    const read = decodeRecord(other);
    if (!read) return;
    // Whatever it is taken for is spelt as itself again, and its flag told the truth.
    assert.deepEqual(plain(decodeRecord(encodeRecord(read))), plain(read));
    assert.equal(
      other[3] === '1',
      Object.values(read.choices).some(({ granted }) => granted),
    );
  });
  const anything = fc.property(
    fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^v1\.[01]\.[0-9a-z]{1,9}\.[!~*'.a-z0-9]{0,40}$/),
    ),
    (value) => {
      const read = decodeRecord(value);
      if (read) assert.deepEqual(plain(decodeRecord(encodeRecord(read))), plain(read));
    },
  );
  for (const property of [comesBack, damaged, anything]) await checkRuns(t, property as fc.IRawProperty<unknown>, runs);
}
