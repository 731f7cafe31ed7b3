/** What `assent build` writes, served as static files: no policy in the page, texts a language apart. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { policyHash } from '../../src/policy/hash.ts';
import { startSink } from '../setup/sink.mjs';
import { forEngines, inOneProcess } from './browser.mjs';
import { gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const run = promisify(execFile);
let folder;
let policy;
let received;
let server;
let sink;

const page = (lang) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>baked</title>
  <script>window.ran = [];</script><script src="/site/assent.js"></script></head><body>
  <script type="text/plain" data-assent="tracker" data-assent-src="${sink.url}/marked.js?id=marked"></script>
  <script>const s = document.createElement('script'); s.src = '${sink.url}/added.js?id=added'; document.head.append(s);</script>
  <a href="#" data-assent-open="settings">settings</a></body></html>`;

before(async () => {
  sink = await startSink();
  folder = mkdtempSync(join(tmpdir(), 'assent-baked-'));
  policy = gatePolicy(sink, { languages: ['en', 'ko'], sync: { endpoint: '/assent/v1' } });
  policy.controller.name = { en: 'Gate Ltd', ko: '게이트' };
  policy.purposes[1].title = { en: 'Analytics', ko: '분석' };
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
  await run(process.execPath, [cli, 'build', 'policy.json', '--out', 'site'], { cwd: folder });
  received = [];
  const decisions = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const batch = JSON.parse(body).decisions;
    received.push(...batch);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ results: batch.map(({ id }) => ({ id, status: 'stored' })) }));
  };
  server = await startServer({
    pages: { '/': page('en'), '/ko': page('ko') },
    routes: { '/assent/v1/decisions': decisions },
    folders: { '/site/': join(folder, 'site/') },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
  rmSync(folder, { recursive: true, force: true });
});

forEngines(
  'a baked guard holds, asks in the page’s language, releases, and names the whole policy’s hash',
  async ({ browser }) => {
    sink.clear();
    received.length = 0;
    const visit = await browser.newPage();
    await visit.goto(`${server.url}/ko`);
    await visit.waitFor(() => document.querySelector('assent-banner')?.shadowRoot?.textContent.includes('분석'));
    await visit.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=baked`);
    assert.deepEqual(
      sink.log().map(({ path }) => path),
      ['/__sentinel'],
    );
    await visit.click(['assent-banner', '[data-assent-role=accept]']);
    await visit.waitFor(() => ran.includes('marked') && ran.includes('added'));
    await visit.evaluate(() => assent.open('settings'));
    await visit.waitFor(() => document.querySelector('assent-settings')?.shadowRoot?.textContent.includes('분석'));
    await visit.waitFor(() => !Object.keys(localStorage).some((key) => key.startsWith('assent:!')));
    assert.equal(received[0].policy.hash, await policyHash(policy));
    assert.equal(received[0].language, 'ko');
    assert.deepEqual(await visit.errors(), []);
  },
  { variant: true },
);

inOneProcess('a policy without hosts, cookies or keys gets the smaller guard', async () => {
  const bare = { ...policy, services: policy.services.map(({ id, purpose, name }) => ({ id, purpose, name })) };
  writeFileSync(join(folder, 'bare.json'), JSON.stringify(bare));
  await run(process.execPath, [cli, 'build', 'bare.json', '--out', 'bare'], { cwd: folder });
  const marked = readFileSync(fileURLToPath(new URL('../../dist/assent-marked.js', import.meta.url)), 'utf8');
  assert.ok(readFileSync(join(folder, 'bare/assent.js'), 'utf8').endsWith(marked));
});

inOneProcess(
  'a Content-Security-Policy that fits is printed; a seal is added where the policy asks for it',
  async () => {
    const build = async (name, more) => {
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...policy, ...more }));
      const { stdout } = await run(process.execPath, [cli, 'build', `${name}.json`, '--out', name], { cwd: folder });
      return { stdout, guard: readFileSync(join(folder, name, 'assent.js'), 'utf8') };
    };
    const plain = await build('csp', { allow: ['cdn.example'], sync: { endpoint: 'https://consent.example/v1' } });
    const own = "'self' cdn.example *.cdn.example consent.example *.consent.example";
    const { host } = new URL(sink.url);
    assert.ok(plain.stdout.includes(`  default-src ${own}; connect-src`), plain.stdout);
    assert.ok(plain.stdout.includes(`  default-src ${own} ${host} *.${host}; connect-src`), plain.stdout);
    assert.ok(plain.stdout.includes(`wss://${host}`) && /trusted-types assent$/m.test(plain.stdout));
    assert.doesNotMatch(plain.guard, /httpEquiv/);

    const sealed = await build('sealed', { seal: 'withdrawal' });
    assert.match(sealed.guard, /"seal":"withdrawal"[\s\S]*httpEquiv/);
    assert.match(sealed.stdout, /the policy, \d+ .*seal/);
  },
);
