import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folder, policy } from '../server/helpers.js';
import { run, serve } from '../server/process.js';

describe('assent serve', () => {
  it('listens on this machine alone, with the origins named', async (t) => {
    const { url } = await serve(t, await folder(t), ['--origin', 'https://a.test', '--origin', 'https://b.test']);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/assent\/v1$/);
    for (const origin of ['https://a.test', 'https://b.test']) {
      const answer = await fetch(`${url}/policy`, { headers: { origin } });
      assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    }
  });

  it('does not start on a policy with errors', async (t) => {
    const directory = await folder(t);
    const file = join(directory, 'policy.json');
    await writeFile(file, JSON.stringify({ ...policy, purposes: [] }));
    const { code, out, err } = await run(t, [
      'serve',
      '--policy',
      file,
      '--db',
      join(directory, 'c.db'),
      '--port',
      '0',
    ]);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(err, /\/purposes +is empty/);
  });

  it('says what it lacks', async (t) => {
    const file = join(await folder(t), 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    const cases: [string[], number, RegExp][] = [
      [['serve'], 2, /--policy policy\.json/],
      [['serve', '--policy', file], 2, /--db consent\.db/],
      [['serve', '--policy', file, '--db', 'x', '--port', '70000'], 2, /"70000" is not a port/],
      [['serve', '--policy', file, '--db', 'x', '--prot', '1'], 2, /--prot/],
      [['serve', '--policy', file, '--db', '/nowhere/at/all/x.db', '--port', '0'], 1, /\/nowhere\/at\/all\/x\.db: /],
      [['serve', '--policy', file, '--db', 'x', '--origin', '*'], 1, /"\*" is not an origin/],
    ];
    for (const [args, expected, message] of cases) {
      const { code, err } = await run(t, args);
      assert.equal(code, expected, args.join(' '));
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /);
    }
  });

  it('says which port is taken', async (t) => {
    const directory = await folder(t);
    const file = join(directory, 'policy.json');
    await writeFile(file, JSON.stringify(policy));
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    t.after(() => other.close());
    const port = String((other.address() as AddressInfo).port);
    const { code, err } = await run(t, ['serve', '--policy', file, '--db', join(directory, 'c.db'), '--port', port]);
    assert.equal(code, 1);
    assert.ok(err.includes(port), err);
  });
});
