import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sqliteStorage } from '../../src/server.js';
import { decision, folder, newSubject, startServer } from '../server/helpers.js';
import { run } from '../server/process.js';
import { fetchReceipt } from '../server/receipts.js';

describe('assent verify receipt.json', () => {
  it('needs no server, and tells whose key was not checked', async (t) => {
    const directory = await folder(t);
    const path = join(directory, 'consent.db');
    const { url, send, http } = await startServer(t, { storage: sqliteStorage({ path }) });
    const subject = newSubject();
    const one = decision({ subject });
    await send([one, decision()]);
    const receipt = join(directory, 'receipt.json');
    const jwks = join(directory, 'keys.json');
    await writeFile(receipt, JSON.stringify(await fetchReceipt(url, one.id, subject), null, 2));
    await writeFile(jwks, await (await fetch(`${url}/jwks.json`)).text());
    await http.close();

    const trusted = await run(t, ['verify', receipt, '--jwks', jwks]);
    assert.equal(trusted.code, 0, trusted.err);
    assert.match(trusted.out, /analytics: ConsentGiven\nSigned by the key /);
    assert.doesNotMatch(trusted.err, /Whose key/);
    const alone = await run(t, ['verify', receipt]);
    assert.equal(alone.code, 0);
    assert.match(alone.err, /Whose key that is was not checked/);
    assert.equal((await run(t, ['verify', path, '--anchor', receipt])).code, 0, 'a receipt anchors the log');

    await writeFile(receipt, (await readFile(receipt, 'utf8')).replace('ConsentGiven', 'ConsentRefused'));
    const changed = await run(t, ['verify', receipt, '--jwks', jwks]);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /was changed.*\nNot valid\./);
    await writeFile(jwks, '{"keys":[]}');
    const keyless = await run(t, ['verify', receipt, '--jwks', jwks]);
    assert.equal(keyless.code, 1);
    assert.match(keyless.err, /is not a set of keys/);
  });
});
