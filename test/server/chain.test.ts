import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/policy/canonical.js';
import { sha256 } from '../../src/policy/hash.js';
import { entryDigest, extendChain } from '../../src/server/chain/digest.js';
import { exportLines, readExport } from '../../src/server/chain/export.js';
import { type ChainedDecision, type ChainHead, type ChainProblem, verifyChains } from '../../src/server.js';
import { row } from '../contract/storage.js';

/** A log of two chains whose rows alternate. */
function log(length: number): { rows: ChainedDecision[]; heads: ChainHead[] } {
  const heads: ChainHead[] = [1, 2].map((chain) => ({ chain, length: 0, hash: '' }));
  const rows = Array.from({ length }, (_, i): ChainedDecision => {
    const plain = row({ flags: i % 5 === 0 ? ['hash-mismatch'] : [], region: i % 2 === 0 ? 'KR' : null });
    const { proofs, head } = extendChain(heads[i % 2]!, [plain]);
    heads[i % 2] = head;
    return { ...plain, seq: i + 1, proof: proofs[0]! };
  });
  return { rows, heads };
}

const found = async (rows: ChainedDecision[], heads?: ChainHead[], anchors?: ChainHead[]) => {
  const { problems } = await verifyChains(rows, { ...(heads && { heads }), ...(anchors && { anchors }) });
  return new Set(problems.map(({ problem }) => problem));
};

describe('entryDigest', () => {
  it('is of the canonical JSON of all that is kept', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const odd = fc.record({
      source: text,
      at: text,
      text: fc.option(text),
      region: fc.option(text),
      trusted: fc.option(fc.boolean()),
      choices: fc.dictionary(text, fc.boolean()),
    });
    const property = fc.asyncProperty(odd, async (overrides) => {
      const given = row({ ...overrides, choices: { ...overrides.choices }, flags: ['unit-unknown', 'hash-mismatch'] });
      const kept = { ...given, subject: 'sha256-digest' };
      assert.equal(entryDigest(given, 'sha256-digest'), await sha256(`assent:entry:${canonicalJson(kept)}`));
    });
    await fc.assert(property);
  });
});

describe('verifyChains', () => {
  it('finds nothing wrong with a log as it was written', async () => {
    const { rows, heads } = log(50);
    const result = await verifyChains(rows, { heads });
    assert.deepEqual(result, { ok: true, entries: 50, erased: 0, heads, problems: [], problemCount: 0 });
    assert.equal((await verifyChains([])).ok, true);
  });

  it('finds a change of any single member', async () => {
    const { rows, heads } = log(20);
    const members = Object.keys(rows[3]!).filter((name) => name !== 'seq' && name !== 'proof');
    assert.equal(members.length, 17);
    for (const name of members) {
      const changed = structuredClone(rows);
      const target = changed[3]! as unknown as Record<string, unknown>;
      const was = target[name];
      target[name] =
        typeof was === 'boolean' ? !was : typeof was === 'string' ? `${was}x` : name === 'choices' ? {} : 'x';
      const problem = name === 'subject' ? 'subject-altered' : 'altered';
      assert.deepEqual(await found(changed, heads), new Set([problem]), name);
    }
    for (const name of ['salt', 'subjectDigest', 'hash'] as const) {
      const changed = structuredClone(rows);
      changed[3]!.proof[name] = 'sha256-other';
      assert.notDeepEqual(await found(changed, heads), new Set(), name);
    }
  });

  it('finds rows that are gone, moved, added, or cut off', async () => {
    const { rows, heads } = log(20);
    const cases: [string, ChainedDecision[], ChainProblem['problem']][] = [
      ['gone', rows.filter((_, i) => i !== 7), 'missing'],
      ['first gone', rows.slice(1), 'missing'],
      ['swapped', rows.with(4, rows[6]!).with(6, rows[4]!), 'missing'],
      ['places swapped', rows.with(4, { ...rows[6]!, proof: rows[4]!.proof }), 'altered'],
      ['doubled', [...rows.slice(0, 5), rows[4]!, ...rows.slice(5)], 'missing'],
      ['cut off', rows.slice(0, 19), 'cut-off'],
      ['all gone', [], 'cut-off'],
      ['order changed', rows.with(4, { ...rows[4]!, seq: 99 }), 'order-altered'],
    ];
    for (const [name, changed, problem] of cases) assert.ok((await found(changed, heads)).has(problem), name);
    assert.ok((await found(rows, [heads[0]!])).has('beyond-head'));
    assert.ok((await found(rows, [heads[0]!, { ...heads[1]!, hash: 'sha256-x' }])).has('altered'));
  });

  it('finds a log that was written anew as a whole, by an anchor', async () => {
    const { rows, heads } = log(20);
    const early = (await verifyChains(rows.slice(0, 10))).heads;
    assert.deepEqual(await found(rows, heads, early), new Set());
    const forged = log(20);
    assert.deepEqual(await found(forged.rows, forged.heads), new Set());
    assert.ok((await found(forged.rows, forged.heads, early)).has('rewritten'));
    assert.ok((await found(rows.slice(0, 4), undefined, early)).has('cut-off'));
  });

  it('holds when subjects are erased, whichever they are', async () => {
    const { rows, heads } = log(30);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), async (gone) => {
        const erased = rows.map((r, i) => (gone[i] ? { ...r, subject: null, proof: { ...r.proof, salt: null } } : r));
        const result = await verifyChains(erased, { heads });
        assert.equal(result.problemCount, 0);
        assert.equal(result.erased, gone.filter(Boolean).length);
      }),
    );
    assert.ok((await found(rows.with(3, { ...rows[3]!, subject: null }), heads)).has('subject-altered'), 'half erased');
  });

  it('gives equal acts of one subject digests that tell nothing of each other', () => {
    const { proofs } = extendChain({ chain: 0, length: 0, hash: '' }, [row({ subject: 's' }), row({ subject: 's' })]);
    assert.notEqual(proofs[0]!.subjectDigest, proofs[1]!.subjectDigest);
    assert.notEqual(proofs[0]!.salt, proofs[1]!.salt);
  });
});

describe('an export', () => {
  const header = (heads: ChainHead[]) => ({ exported: '2026-11-23T10:00:00.000Z', complete: true, chains: heads });
  async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
    yield* items;
  }
  const lines = async (rows: ChainedDecision[], heads: ChainHead[]) => {
    const all: string[] = [];
    for await (const line of exportLines(each(rows), header(heads))) all.push(line);
    return all;
  };

  it('is read back as it was, and verifies', async () => {
    const { rows, heads } = log(25);
    const back = await readExport(each(await lines(rows, heads)));
    assert.deepEqual(back.header, header(heads));
    const read: ChainedDecision[] = [];
    for await (const entry of back.rows) read.push(entry);
    assert.deepEqual(read, rows);
    assert.equal((await verifyChains(read, { heads })).ok, true);
  });

  it('says where it is damaged', async () => {
    const { rows, heads } = log(5);
    const all = await lines(rows, heads);
    const read = async (text: string[]) => {
      const { rows } = await readExport(each(text));
      return verifyChains(rows);
    };
    await assert.rejects(read([]), /is empty/);
    await assert.rejects(read(all.slice(0, -1)), /breaks off after line 6/);
    await assert.rejects(read(all.with(2, '{')), /Line 3 of the export is not JSON/);
    await assert.rejects(read(all.with(2, '{}')), /Line 3 .* seq: /);
    await assert.rejects(read(all.with(0, '{"assent":"decisions","format":2}')), /reads format 1/);
    await assert.rejects(read(all.toSpliced(2, 1)), /had 5 rows, this file has 4/);
  });

  it('of a part of the log has gaps, and is checked between them', async () => {
    const { rows, heads } = log(20);
    const part = rows.filter((_, i) => i < 4 || i > 9);
    assert.equal((await verifyChains(part, { heads, partial: true })).ok, true);
    const changed = part.with(12, { ...part[12]!, source: 'x' });
    assert.equal((await verifyChains(changed, { heads, partial: true })).problems[0]?.problem, 'altered');
  });
});
