import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DecisionBody } from '../../src/server/wire.js';
import { decision, startServer } from './helpers.js';

const RUNS = Number(process.env.ASSENT_FUZZ_RUNS ?? 300);

/** Anything JSON can say, the awkward included. */
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', '\u0000', '\ud800', '__proto__', 'constructor', 'x'.repeat(5000), 1e308, -0, null, [], {}, [
    [[]],
  ]),
  fc.constantFrom("' OR 1=1 --", '2026-02-30T25:61:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999+23:59'),
);

const MEMBERS = [
  ...Object.keys(DecisionBody.shape),
  'policy.id',
  'policy.version',
  'policy.hash',
  'unknown',
  '__proto__',
];

/** A decision with some members replaced, removed or added. */
const mutated = fc
  .array(fc.tuple(fc.constantFrom(...MEMBERS), fc.option(junk, { nil: undefined })), { maxLength: 4 })
  .map((changes) => {
    const body = structuredClone(decision()) as unknown as Record<string, unknown>;
    for (const [path, value] of changes) {
      const [head, tail] = path.split('.') as [string, string?];
      const inner = tail === undefined ? undefined : body[head];
      const target = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : body;
      Object.defineProperty(target, tail ?? head, { value, enumerable: true, configurable: true, writable: true });
    }
    return body;
  });

/** Choices at the edge of what the schema takes. */
const odd = fc
  .dictionary(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,5}(\.[a-z]{1,5}){0,3}$/)), fc.oneof(fc.boolean(), junk))
  .map((choices) => ({ ...decision(), choices }));

describe('hostile requests', () => {
  it('never bring the server to fail, nor anything into the log that the schema refuses', async (t) => {
    const failures: unknown[] = [];
    const { post, storage } = await startServer(t, { log: (entry) => failures.push(entry) });
    let stored = 0;
    const check = async (body: string | Uint8Array) => {
      const answer = await post('', { body: body as BodyInit });
      assert.ok(answer.status < 500, `${answer.status}`);
      const text = await answer.text();
      if (answer.status === 200) {
        stored += (JSON.parse(text) as { results: { status: string }[] }).results.filter(
          (r) => r.status === 'stored',
        ).length;
      } else assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    };
    const bytes = fc.uint8Array({ maxLength: 2000 });
    const entries = fc.array(fc.oneof(mutated, odd, junk), { maxLength: 6 });
    const batch = fc.record(
      { sent: junk, decisions: fc.oneof(entries, junk), extra: junk },
      { requiredKeys: ['decisions'] },
    );
    const cut = fc.tuple(batch, fc.double({ min: 0, max: 1, noNaN: true })).map(([value, part]) => {
      const text = JSON.stringify(value);
      return text.slice(0, Math.floor(text.length * part));
    });
    await fc.assert(fc.asyncProperty(bytes, check), { numRuns: RUNS });
    await fc.assert(
      fc.asyncProperty(
        batch.map((value) => JSON.stringify(value)),
        check,
      ),
      { numRuns: RUNS },
    );
    const entriesAlone = entries.map((decisions) => JSON.stringify({ decisions }));
    await fc.assert(fc.asyncProperty(entriesAlone, check), { numRuns: RUNS });
    await fc.assert(fc.asyncProperty(cut, check), { numRuns: RUNS });
    await check('['.repeat(60_000));
    await check(`{"decisions":${'[{"a":'.repeat(9000)}`);

    const rows = await storage.recent(100_000);
    assert.equal(rows.length, stored, 'what was acknowledged, and nothing else');
    assert.ok(stored > RUNS / 10, `the fuzz also reaches the log: ${stored}`);
    for (const row of rows) {
      const { policyId: id, policyVersion: version, policyHash: hash } = row;
      const again = DecisionBody.safeParse({
        ...row,
        subject: 'x'.repeat(22),
        policy: { id, version, ...(hash && { hash }) },
        region: row.region ?? undefined,
        text: row.text ?? undefined,
        trusted: row.trusted ?? undefined,
      });
      assert.ok(again.success, JSON.stringify(row));
      assert.match(row.subject ?? '', /^sha256-[\w-]{43}$/);
    }
    assert.deepEqual(failures, []);
  });

  it('are refused by address and header too', async (t) => {
    const { url } = await startServer(t);
    const path = fc.string({ unit: 'binary', maxLength: 60 }).map((s) => encodeURI(s.replace(/\p{Cs}/gu, '?')));
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom('GET', 'POST', 'DELETE', 'PATCH', 'OPTIONS'), async (tail, method) => {
        const answer = await fetch(`${url}/${tail.replace(/^[/?#]+/, '')}`, { method });
        assert.ok(answer.status < 500, `${method} ${tail}`);
        await answer.arrayBuffer();
      }),
      { numRuns: RUNS },
    );
    const header = fc.stringMatching(/^[\x20-\x7e]{0,200}$/);
    await fc.assert(
      fc.asyncProperty(header, async (authorization) => {
        const answer = await fetch(`${url}/record`, { headers: { authorization, 'if-none-match': authorization } });
        assert.ok(answer.status === 401 || answer.status === 200, `${answer.status}`);
        await answer.arrayBuffer();
      }),
      { numRuns: RUNS },
    );
  });
});
