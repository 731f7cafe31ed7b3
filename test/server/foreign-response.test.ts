import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { folder } from './helpers.js';

/** A process of its own: what it does to the global classes is for ever. */
const app = `
  const { getRequestListener } = await import('@hono/node-server');
  getRequestListener(() => new Response()); // puts its own Response in the place of the runtime's
  const { createConsentServer, sqliteStorage } = await import('./dist/server.js');
  const { listen } = await import('./dist/server-node.js');
  const policy = { id: 'p', version: '1', languages: ['en'], controller: { name: 'C' }, purposes: [{ id: 'a', title: 'A' }], services: [] };
  const consents = await listen(createConsentServer({ policy, storage: sqliteStorage({ path: process.env.DATABASE }) }), { port: 0 });
  const { status, headers } = await fetch(consents.url + '/decisions');
  console.log(status, headers.get('content-type'));
  await consents.close();
`;

it('answers with its own status in an app that has replaced the global Response', async (t) => {
  const env = { ...process.env, DATABASE: join(await folder(t), 'consent.db') };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', app], { env });
  assert.equal(stdout.trim(), '401 application/problem+json');
});
