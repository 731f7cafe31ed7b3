import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { decodeRecord, encodeRecord } from '../../src/decision/codec.js';
import type { Choice, ConsentRecord } from '../../src/decision/types.js';

interface Vectors {
  valid: { name: string; value: string; record: ConsentRecord }[];
  none: { name: string; value: string }[];
}
/** As plain data: a decoded record's choices have no prototype. */
const plain = (record: ConsentRecord | undefined) => record && JSON.parse(JSON.stringify(record));

const unit = fc.stringMatching(/^[a-z][\w-]{0,12}(\.[\w-]{1,8}){0,2}$/);
const choice: fc.Arbitrary<Choice> = fc
  .record({ granted: fc.boolean(), revision: fc.integer({ min: 1, max: 999_999_999 }), specific: fc.boolean() })
  .map(({ granted, revision, specific }) => ({ granted, revision, ...(granted && specific && { specific }) }));
const record: fc.Arbitrary<ConsentRecord> = fc.record({
  at: fc.integer({ min: 0, max: 36 ** 9 - 1 }),
  choices: fc.dictionary(unit, choice, { maxKeys: 30 }),
});

describe('the cookie value', () => {
  let vectors: Vectors;
  before(async () => {
    vectors = await (await fetch(new URL('./codec-vectors.json', import.meta.url))).json();
  });

  it('follows the test vectors', () => {
    expect(vectors.valid.length).to.be.greaterThan(5);
    for (const { name, value, record: expected } of vectors.valid) {
      expect(plain(decodeRecord(value)), name).to.deep.equal(expected);
      expect(encodeRecord(expected), name).to.equal(value);
    }
    for (const { name, value } of vectors.none) expect(decodeRecord(value), name).to.equal(undefined);
    expect(decodeRecord(undefined)).to.equal(undefined);
    expect(decodeRecord(null)).to.equal(undefined);
  });

  it('comes back as the record that it was made of', () => {
    fc.assert(
      fc.property(record, (r) => {
        const value = encodeRecord(r);
        expect(plain(decodeRecord(value)), value).to.deep.equal(value.length > 3800 ? undefined : plain(r));
      }),
    );
  });

  it('is made of characters that no cookie library escapes', () => {
    fc.assert(
      fc.property(record, (r) => {
        expect(encodeRecord(r)).to.match(/^[\w.!~*'-]*$/);
      }),
    );
  });

  it('is under 1 KB for 30 services', () => {
    const ids = Array.from({ length: 30 }, (_, i) => `a-service-with-a-name-${i}`);
    const choices = Object.fromEntries(ids.map((id) => [id, { granted: false, revision: 2 }]));
    expect(encodeRecord({ at: Date.now(), choices }).length).to.be.lessThan(1024);
  });

  it('of any bytes is no record, or one that encodes to an equal record', () => {
    const near = fc.stringMatching(/^v1\.[01]\.[0-9a-z]{1,9}\.[!~*'.a-z0-9]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.string({ unit: 'binary' })), (value) => {
        const decoded = decodeRecord(value);
        if (decoded) expect(plain(decodeRecord(encodeRecord(decoded)))).to.deep.equal(plain(decoded));
      }),
      { numRuns: 2000 },
    );
  });

  it('that is oversized is refused, and quickly', () => {
    expect(decodeRecord(`v1.1.a.${'a'.repeat(4000)}`)).to.equal(undefined);
    const start = performance.now();
    expect(decodeRecord(`v1.1.a.${'a~'.repeat(1e6)}`)).to.equal(undefined);
    expect(performance.now() - start).to.be.lessThan(1000);
  });
});
