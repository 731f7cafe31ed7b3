/** What the README shows, run from outside: the packed package, installed in an app of its own. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { startSink } from '../setup/sink.mjs';
import { forEngines, inOneProcess } from './browser.mjs';
import { packedApp, ROOT } from './readme/packed-app.mjs';
import { startServer } from './server.mjs';

const run = promisify(execFile);

/** The fenced blocks that name what they are: `html run=website`, `js file=consent.js`. */
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const blocks = Object.fromEntries(
  [...readme.matchAll(/^```\w+ (?:run|file)=(\S+)\n([\s\S]*?)^```$/gm)].map(([, name, code]) => [name, code]),
);
/** The README's policy, as the website example holds it. */
const policy = JSON.parse(/id="assent-policy">([\s\S]*?)<\/script>/.exec(blocks.website)[1]);

let app;
let port;
let sink;
let server;

/** The README's port may be taken, here by the same test of another engine. */
async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port: free } = probe.address();
  await new Promise((done) => probe.close(done));
  return String(free);
}

before(async () => {
  app = await packedApp();
  sink = await startSink();
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(app, 'policy.json'), JSON.stringify(policy));
  writeFileSync(join(app, 'policy.js'), `export const policy = ${JSON.stringify(policy)};`);
  port = await freePort();
  blocks.server = blocks.server.replace('8787', port);
  for (const [name, code] of Object.entries(blocks))
    writeFileSync(join(app, name.includes('.') ? name : `${name}.js`), code);
  await build({
    entryPoints: [join(app, 'app.js'), join(app, 'headless.js')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: join(app, 'out'),
    logLevel: 'error',
  });
  server = await startServer({
    pages: {
      '/': blocks.website
        .replaceAll('https://stats.example', sink.url)
        .replace('"stats.example"', `"${new URL(sink.url).host}"`),
      '/headless':
        '<!doctype html><html lang="ko"><title>app</title><shop-consent></shop-consent><script type="module" src="/out/headless.js"></script>',
      '/app':
        '<!doctype html><html lang="ko"><title>app</title><script>window.said = []; console.log = (...a) => said.push(a.join());</script><button id="privacy">privacy</button><script type="module" src="/out/app.js"></script>',
    },
    folders: { '/out/': join(app, 'out/'), '/dist/': join(app, 'node_modules/assent/dist/') },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
  rmSync(app, { recursive: true, force: true });
});

forEngines(
  'README: the website asks, runs nothing before, and everything after',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await sink.arrived('/tag.js');
    await sink.arrived('/board');
    await page.waitFor(() => window.started);
    await page.click('[data-assent-open]');
    await page.waitFor(() => document.querySelector('assent-settings')?.shadowRoot.querySelector('dialog[open]'));
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  'README: the app asks, and hears of the choice',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/app`);
    await page.click(['assent-banner', '[data-assent-role=accept]']);
    await page.waitFor(() => assent.allows('analytics'));
    await page.waitFor(() => !document.querySelector('assent-banner'));
    await page.waitFor(
      () => said.includes('analytics may run') && said.some((line) => line.startsWith('banner:accept-all')),
    );
    await page.click('#privacy');
    await page.waitFor(() => document.querySelector('assent-settings')?.shadowRoot.querySelector('dialog[open]'));
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  'README: an interface of the site, on the same consent',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/headless`);
    const shows = (checked, asks) =>
      page.waitFor(
        (wanted) => {
          const root = document.querySelector('shop-consent').shadowRoot;
          const { checked } = root?.querySelector('#analytics') ?? {};
          return JSON.stringify([checked, document.documentElement.matches('.asks')]) === wanted;
        },
        JSON.stringify([checked, asks]),
      );
    await shows(false, true);
    assert.match(
      await page.evaluate(() => document.querySelector('shop-consent').shadowRoot.textContent),
      /필수.*분석/s,
    );
    await page.click(['shop-consent', '#analytics']);
    await shows(true, false);
    assert.equal(await page.evaluate(() => assent.allows('stats')), true);
    await page.click(['shop-consent', 'button']);
    await shows(false, false);
    assert.deepEqual(
      await page.evaluate(() => ['assent-banner', 'assent-trigger'].filter((tag) => document.querySelector(tag))),
      [],
      'nothing of ours',
    );
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

inOneProcess('README: the backend answers', async (t) => {
  const child = spawn(process.execPath, ['server.js'], { cwd: app, stdio: ['ignore', 'inherit', 'inherit'] });
  t.after(() => child.kill());
  let answer;
  for (let i = 0; i < 200 && !answer?.ok; i += 1) {
    assert.equal(child.exitCode, null, 'it runs');
    answer = await fetch(`http://127.0.0.1:${port}/assent/v1/health`).catch(
      () => new Promise((next) => setTimeout(next, 50)),
    );
  }
  assert.equal(answer.status, 200);
});

inOneProcess('README: the consent form is printed, and what it carries is recorded', async () => {
  const code = `import('./signup.js').then(async ({ signUp }) => {
    const url = 'https://shop.example/signup';
    const page = await (await signUp(new Request(url))).text();
    const body = new FormData();
    for (const [, name, value] of page.matchAll(/name="([^"]+)" type="hidden" value="([^"]*)"/g)) body.append(name, value);
    body.append('email', 'a@shop.example');
    body.append('consent-age', 'of-age');
    body.append('consent', 'events.sms.night');
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await signUp(new Request(url, { method: 'POST', body, headers }));
    console.log(JSON.stringify({ cookie: answer.headers.get('set-cookie'), ...(await answer.json()) }));
    process.exit(0);
  })`;
  const { stdout } = await run(process.execPath, ['-e', code], { cwd: app });
  const { cookie, ...rest } = JSON.parse(stdout);
  assert.match(cookie, /^assent=v1\.1\..*events\.sms\.night.*; Secure$/);
  assert.deepEqual(rest, {
    email: 'a@shop.example',
    status: 'stored',
    choices: { 'events.email': false, 'events.sms.day': false, 'events.sms.night': true },
  });
});

inOneProcess('README: the rewriter marks', async () => {
  const code =
    "import('./rewriter.js').then(async (m) => console.log(await (await m.default.fetch(new Request('https://a.example'))).text()))";
  const { stdout } = await run(process.execPath, ['-e', code], { cwd: app });
  assert.match(
    stdout,
    /^<head><script src="\/assent\.js"><\/script><script data-assent="stats" type="text\/plain" data-assent-src=/,
  );
});

inOneProcess('README: the notice is printed by a server', async () => {
  const code =
    "Promise.all([import('./notice-page.js'), import('./policy.js')]).then(async ([page, { policy }]) => console.log(await page.privacyPage(policy, 'ko')))";
  const { stdout } = await run(process.execPath, ['-e', code], { cwd: app });
  assert.match(stdout, /<assent-notice>\s*<article [^>]*lang="ko"[\s\S]*제1조\(개인정보의 처리 목적\)[\s\S]*분석/);
});

inOneProcess('README: the commands do what is said', async () => {
  const cli = (...args) => run(process.execPath, [join(app, 'node_modules/assent/dist/cli.js'), ...args], { cwd: app });
  assert.match((await cli('check', 'policy.json')).stdout, /shop, version 2026-11-01: sha256-/);
  await cli('build', 'policy.json', '--out', 'public');
  assert.match(readFileSync(join(app, 'public/assent.js'), 'utf8'), /stats\.example/);
  assert.equal(JSON.parse(readFileSync(join(app, 'public/assent-ko.json'))).purposes[1].title, '분석');
  assert.equal(JSON.parse((await cli('schema')).stdout).title, 'Assent policy');
});

inOneProcess('the types hold in an app of its own', async () => {
  writeFileSync(
    join(app, 'types.ts'),
    `import { createAssent, type Assent, type Policy } from 'assent';
     import { guard } from 'assent/guard';
     import { readCookie } from 'assent/cookie';
     import { AssentBanner } from 'assent/elements/banner';
     import { AssentHistory } from 'assent/elements/history';
     import { ConsentController, createConsentStore, type ConsentView } from 'assent/headless';
     import 'assent/elements';
     import { comparePolicies, noticeHtml, type Notice } from 'assent/notice';
     import { createConsentServer, sqliteStorage } from 'assent/server';
     import { nodeHandler } from 'assent/server/node';
     const policy: Policy = { id: 'a', version: '1', languages: ['en'], controller: { name: 'A' }, purposes: [{ id: 'b', title: 'B' }] };
     export const assent: Assent = createAssent({ policy });
     export const all = [guard, readCookie, AssentBanner, AssentHistory, ConsentController, nodeHandler(createConsentServer({ policy, storage: sqliteStorage({ path: 'x' }) }))];
     export const notice: Promise<string> = noticeHtml(policy, { language: 'en', earlier: [policy] });
     export const changes = comparePolicies(policy, policy);
     export const titles = (n: Notice) => n.sections.map(({ title }) => title);
     export const view: ConsentView = createConsentStore(assent, { policy }).get();
     // @ts-expect-error a purpose has an id
     export const wrong: Policy = { ...policy, purposes: [{ title: 'B' }] };`,
  );
  const config = {
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      types: ['node'],
      lib: ['es2023', 'dom', 'dom.iterable'],
    },
    files: ['types.ts'],
  };
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', app]).catch(
    (error) => error,
  );
  assert.equal(stdout.trim(), '');
});
