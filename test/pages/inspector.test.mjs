/** The inspector on a page of a baked build with `--inspect`: what the policy forgot, and where it comes from. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder;
let forgotten;
let server;
let sink;

before(async () => {
  [sink, forgotten] = [await startSink(), await startSink()];
  folder = mkdtempSync(join(tmpdir(), 'assent-inspect-'));
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(gatePolicy(sink)));
  await promisify(execFile)(process.execPath, [cli, 'build', 'policy.json', '--out', 'site', '--inspect'], {
    cwd: folder,
  });
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>inspect</title><script src="/site/assent.js"></script>
    <script src="/app.js"></script></head><body><a href="#" data-assent-open="settings">settings</a>
    <iframe data-assent="pixel" data-assent-src="${sink.url}/pixel/f.html" title="frame"></iframe></body></html>`;
  const app = `function forgotten() { new Image().src = '${forgotten.url}/p.gif?id=forgotten'; }
forgotten();
document.cookie = 'site_visit=1; path=/';
document.cookie = 'trk_a=1; path=/';
localStorage.setItem('trk_b', '1');
fetch('${sink.url}/collect?id=1').catch((error) => console.info(error.message));`;
  const sends = gatePage(gatePolicy(sink), '<p>sends</p>');
  server = await startServer({
    pages: { '/': page, '/app.js': app, '/sends': sends },
    folders: { '/site/': join(folder, 'site/') },
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
  await forgotten?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each row as `kind name state service`, without what an engine adds of its own; the call sites by name. */
const rows = (page) =>
  page.evaluate(() =>
    [...(document.querySelector('assent-inspector')?.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) => {
      const [kind, state, service, , site] = [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim());
      return { what: `${kind} ${row.querySelector('code').textContent} ${state}`, service, site };
    }),
  );
const until = (page, what) =>
  page.waitFor(
    (text) =>
      document
        .querySelector('assent-inspector')
        ?.shadowRoot?.querySelector('tbody')
        ?.textContent.replace(/\s+/g, ' ')
        .includes(text),
    what,
  );

forEngines(
  'the inspector finds what the policy forgot, says where it comes from, and follows a choice',
  async ({ browser }) => {
    server.requests.length = 0;
    forgotten.clear();
    const page = await browser.newPage();
    await page.goto(server.url);
    await forgotten.arrived('id=forgotten');
    await page.waitFor(() => !!document.querySelector('assent-banner')?.shadowRoot?.querySelector('button'));
    assert.equal(await page.evaluate(() => !!document.querySelector('assent-inspector')), false);
    assert.deepEqual(
      server.requests.filter((line) => line.includes('inspect')),
      [],
      'not loaded unless asked for',
    );

    await page.goto(`${server.url}/?assent-inspect`);
    const [sinkHost, forgottenHost] = [sink, forgotten].map(({ url }) => new URL(url).host);
    await until(page, forgottenHost);
    await until(page, 'site_visit');
    const found = await rows(page);
    const of = (what) => found.find((row) => row.what === what);
    for (const what of [
      `host ${forgottenHost} unknown`,
      'cookie site_visit unknown',
      'cookie trk_a dropped',
      'localStorage trk_b dropped',
      `host ${sinkHost} dropped`,
      `host ${sinkHost} held`,
      `host 127.0.0.1:${server.port} own`,
    ])
      assert.ok(of(what), `${what} in ${found.map((row) => row.what).join(', ')}`);
    assert.match(of('cookie trk_a dropped').service, /^Tracker\s*Analytics$/);
    assert.match(of(`host ${forgottenHost} unknown`).site, /app\.js:1\b/);
    assert.match(of('cookie site_visit unknown').site, /app\.js:3\b/);
    const others = server.requests.filter((line) => !/ \/(site\/|app\.js|favicon|\?|$)/.test(line));
    assert.deepEqual(others, [], 'it loads nothing but its own files');

    await page.evaluate(() => assent.acceptAll());
    await page.waitFor(() =>
      [...document.querySelector('assent-inspector').shadowRoot.querySelectorAll('.filter')].some((b) =>
        b.textContent.startsWith('released'),
      ),
    );
    await page.click(['assent-inspector', '[data-assent-role=close]']);
    assert.equal(await page.evaluate(() => !!document.querySelector('assent-inspector')), false);
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  'opened after a withdrawal, it knows what was sent with consent, and what was dropped for want of it',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/sends`);
    // Chromium tells of a request once its answer is read.
    const send = (path) =>
      page.evaluate(
        (url) =>
          fetch(url)
            .then((answer) => answer.text())
            .catch((error) => error.name),
        sink.url + path,
      );
    const { host } = new URL(sink.url);
    await send('/pixel/early.json');
    await page.evaluate(() => assent.acceptAll());
    await send('/consented.json');
    await page.evaluate(() => assent.withdraw(['analytics']));
    await page.evaluate(() => assent.open('inspector'));
    for (const service of ['Tracker', 'Pixel']) await until(page, service);
    const found = (await rows(page)).map(({ what, service }) => `${what} ${service.slice(0, 5)}`);
    assert.deepEqual(
      found.filter((row) => row.includes(host)),
      [`host ${host} dropped Pixel`, `host ${host} restored Track`],
    );
  },
  { variant: true },
);
