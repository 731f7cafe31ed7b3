import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../src/policy/canonical.js';
import { policyHash, sha256 } from '../../src/policy/hash.js';

describe('canonicalJson (RFC 8785)', () => {
  it('says what the reference implementation says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        assert.equal(canonicalJson(value), (canonicalize as unknown as (value: unknown) => string)(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('follows the examples of the RFC', () => {
    const literals = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(literals),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    );
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const object = Object.fromEntries([...sorted].reverse().map((key) => [key, 0]));
    assert.deepEqual(
      Object.keys(JSON.parse(canonicalJson(object))).filter((k) => k !== '1'),
      sorted.filter((k) => k !== '1'),
    );
    assert.equal(canonicalJson(object), `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
  });

  it('does not depend on the order or the spacing of the text', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        assert.equal(canonicalJson(JSON.parse(JSON.stringify(turned, null, 3))), canonicalJson(object));
      }),
    );
  });

  it('leaves out what is undefined, and refuses what JSON cannot hold', () => {
    assert.equal(canonicalJson({ b: undefined, a: 1 }), '{"a":1}');
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      () => 1,
      Symbol('x'),
      [undefined],
      { a: 1n },
    ]) {
      assert.throws(() => canonicalJson(value), TypeError);
    }
  });
});

describe('policyHash', () => {
  it('is the SHA-256 of the canonical JSON, in base64url', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const expected = createHash('sha256').update(canonicalJson(value)).digest('base64url');
        assert.equal(await policyHash(value), `sha256-${expected}`);
      }),
    );
    assert.equal(await sha256(''), 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  });

  it('changes with every change of the document', async () => {
    const document = { id: 'shop', version: '1', purposes: [{ id: 'a', title: 'A' }] };
    const hash = await policyHash(document);
    assert.equal(await policyHash({ purposes: [{ title: 'A', id: 'a' }], version: '1', id: 'shop' }), hash);
    for (const other of [
      { ...document, version: '2' },
      { ...document, purposes: [{ id: 'a', title: 'B' }] },
      { ...document, services: [] },
    ]) {
      assert.notEqual(await policyHash(other), hash);
    }
  });
});
