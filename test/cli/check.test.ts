import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { policyHash } from '../../src/policy/hash.js';
import { folder, policy } from '../server/helpers.js';
import { run } from '../server/process.js';

describe('assent check', () => {
  it('passes a good policy with 0 and its hash', async (t) => {
    const directory = await folder(t);
    await writeFile(join(directory, 'policy.json'), `\uFEFF${JSON.stringify(policy, null, 2)}`);
    const { code, out, err } = await run(t, ['check', join(directory, 'policy.json')]);
    assert.equal(code, 0, err);
    assert.match(out, /0 errors, 0 warnings/);
    assert.ok(out.includes(`shop, version 2026-11-01: ${await policyHash(policy)}`));
  });

  it('fails with 1 and tells place, message and fix', async (t) => {
    const file = join(await folder(t), 'policy.json');
    await writeFile(file, JSON.stringify({ ...policy, services: [{ ...policy.services[0], purpose: 'analitics' }] }));
    const { code, out } = await run(t, ['check', file]);
    assert.equal(code, 1);
    assert.match(out, /policy\.json: 1 error, 0 warnings/);
    assert.match(
      out,
      /error +\/services\/0\/purpose +"analitics" is not the id of a purpose +\[unknown-purpose\]\n +did you mean "analytics"\?/,
    );
  });

  it('prints JSON for programs, and passes warnings', async (t) => {
    const file = join(await folder(t), 'policy.json');
    await writeFile(file, JSON.stringify({ ...policy, languages: ['en', 'ko'], controller: { name: { en: 'Shop' } } }));
    const { code, out } = await run(t, ['check', '--json', file]);
    assert.equal(code, 0);
    const report = JSON.parse(out) as { valid: boolean; hash: string; problems: { severity: string; path: string }[] };
    assert.equal(report.valid, true);
    assert.match(report.hash, /^sha256-/);
    assert.deepEqual(
      report.problems.map((p) => [p.severity, p.path]),
      [['warning', '/controller/name']],
    );
  });

  it('tells where a file stops being JSON', async (t) => {
    const file = join(await folder(t), 'policy.json');
    await writeFile(file, '{\n  "id": "shop",\n  "version": 1,,\n}');
    const { code, out } = await run(t, ['check', file]);
    assert.equal(code, 1);
    assert.match(out, /is not JSON.*\n.*line 3, column 16/);
    await writeFile(file, '{ "id": "shop"');
    assert.match((await run(t, ['check', file])).out, /is not JSON.*\n.*line 1, column 15/);
  });

  it('exits with 2 when it is called wrongly, and says how to', async (t) => {
    for (const args of [['check'], ['check', 'a', 'b'], ['check', '--jsno', 'a'], ['check', '/nowhere/policy.json']]) {
      const { code, out, err } = await run(t, args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^assent check: .+/);
      assert.match(err, /Usage: assent check <policy\.json>/);
    }
  });
});

describe('assent', () => {
  it('lists its commands', async (t) => {
    const help = await run(t, ['--help']);
    assert.equal(help.code, 0);
    assert.match(help.out, /check +check a policy document/);
    assert.match(help.out, /serve +serve the consent backend/);
    const none = await run(t, []);
    assert.equal(none.code, 2);
    const unknown = await run(t, ['toString']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /"toString" is not a command/);
    const one = await run(t, ['serve', '--help']);
    assert.equal(one.code, 0);
    assert.match(one.out, /Usage: assent serve --policy/);
  });
});
