import { expect } from '@open-wc/testing';
import { policyHash, sha256 } from '../../src/policy/hash.js';

/** The same values as on the server (test/lint/hash.test.ts): a decision's hashes must mean one thing everywhere. */
describe('policyHash in the browser', () => {
  it('is the SHA-256 of the canonical JSON', async () => {
    expect(await sha256('')).to.equal('sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
    const document = { version: '1', id: 'shop', languages: ['ko'], title: '한국어 "€"', n: 1e30 };
    expect(await policyHash(document)).to.equal('sha256-cxXt-uzurhZj4vHrfp3oXcw43H8OH5cIAWki4d3aRS8');
  });
});
