/** The matched tier: every way out, before a choice, after refusing, after accepting, after withdrawing. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSink } from '../../setup/sink.mjs';
import { forEngines, inOneProcess } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { BASE_KEYS, KEYS } from './keys.mjs';
import { gatePage, gatePolicy } from './policy.mjs';
import { WAYS } from './ways-out.mjs';
import { around, leaving } from './ways-page.mjs';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const CODE = ['worker', 'sharedWorker', 'serviceWorker'].map((name) => [`/own/w-${name}.js`, '/* code */']);
let folder;
let sink;
let server;
const places = () =>
  Object.fromEntries(
    Object.entries(WAYS).map(([name, { ext, own }]) => [
      name,
      `${own ? `${server.url}/own` : sink.url}/w-${name}.${ext}`,
    ]),
  );

before(async () => {
  sink = await startSink();
  server = await startServer({ pages: Object.fromEntries(CODE) });
  const policy = gatePolicy(sink);
  policy.services[1].popups = true;
  policy.services[0].hosts.push(`${new URL(server.url).host}/own/`);
  folder = mkdtempSync(join(tmpdir(), 'assent-ways-'));
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
  await promisify(execFile)(process.execPath, [cli, 'build', 'policy.json', '--out', 'site'], { cwd: folder });
  server.pages['/'] = gatePage(policy, leaving(sink));
  const baked = (body) =>
    gatePage(policy, leaving(sink) + body)
      .replace(/<script type="application\/json".*?<\/script>/, '')
      .replace('/dist/assent.js', '/site/assent.js');
  server.pages['/baked'] = baked('');
  server.pages['/around'] = baked(around(server.otherUrl));
  server.pages['/strict'] = {
    body: baked('')
      .replaceAll('<script', '<script nonce="n"')
      .replace(/<script nonce="n" src="http.*/, '')
      .replace(/<script nonce="n">document.write.*/, ''),
    headers: {
      'content-security-policy':
        "script-src 'nonce-n' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types assent lit-html page",
    },
  };
  for (const name of readdirSync(join(folder, 'site'))) {
    server.pages[`/site/${name}`] = readFileSync(join(folder, 'site', name), 'utf8');
  }
});
after(async () => {
  await server?.close();
  await sink?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page's own server is asked until it has it; the runner's time limit ends the waiting. */
async function until(there) {
  while (!there()) await new Promise((next) => setTimeout(next, 5));
}

/** What arrived at the servers, once a request sent after it has. */
async function arrived(page, phase, expected) {
  const own = () =>
    server.requests.flatMap((r) => /\/own\/w-(\w+)\.js\?phase=([\w-]+)/.exec(r)?.slice(1, 3).join() ?? []);
  for (const name of expected) {
    if (WAYS[name].own) await until(() => own().includes(`${name},${phase}`));
    else await sink.arrived(`/w-${name}.${WAYS[name].ext}?phase=${phase}`);
  }
  await page.evaluate(
    (url) =>
      new Promise((done) => {
        const image = new Image();
        image.onload = image.onerror = done;
        image.src = url;
      }),
    `${sink.ownUrl}/__sentinel?id=${phase}`,
  );
  const there = sink.log(`phase=${phase}&`).map(({ path }) => path.slice(3).split('.')[0]);
  return [
    ...new Set([
      ...there,
      ...own()
        .filter((o) => o.endsWith(`,${phase}`))
        .map((o) => o.split(',')[0]),
    ]),
  ].sort();
}

for (const [build, path] of [
  ['base', ''],
  ['baked', 'around'],
]) {
  forEngines(
    `[EU-BANNER-01][EU-BANNER-11] ${build}: no way out before a choice, nor after refusing or withdrawing`,
    async ({ browser, engine }) => {
      sink.clear();
      server.requests.length = 0;
      const all = Object.keys(WAYS).filter(
        (name) => (build === 'baked' || !WAYS[name].part) && !WAYS[name].absent?.includes(engine),
      );
      const elements = all.filter((name) => WAYS[name].later && !WAYS[name].lost?.includes(engine)).sort();
      const open = all.filter((name) => WAYS[name].open?.includes(engine)).sort();
      // WebKitGTK's cookieStore.set() resolves, and stores nothing.
      const keys = (build === 'baked' ? Object.keys(KEYS) : BASE_KEYS).filter(
        (name) => engine !== 'webkit' || name !== 'cookieStore',
      );
      const page = await browser.newPage();
      await page.goto(`${server.url}/${path}`);
      const alone = all.filter((name) => WAYS[name].alone);
      const direct = all.filter((name) => !WAYS[name].alone);
      const arrivals = async (step, expected) => {
        const phase = `${step}-${engine}-${build}`;
        await page.evaluate((names, to, p) => window.leave(names, to, p), direct, places(), phase);
        if (alone[0]) await page.evaluate((names, to, p) => window.tell('leave', names, to, p), alone, places(), phase);
        assert.deepEqual(await arrived(page, phase, expected), expected, step);
      };
      const choose = async (verb) => {
        await page.evaluate((v) => window.assent[v](), verb);
        if (alone[0]) await page.evaluate((v) => window.tell(v), verb);
      };
      const stored = (step) => page.evaluate((names, p) => window.keep(names, p), keys, step);

      await arrivals('before', open);
      assert.deepEqual(await stored('before'), []);
      await choose('rejectAll');
      await arrivals('refused', open);
      assert.deepEqual(await stored('refused'), []);
      // The request for a tag that stands in the HTML may have left; it has not run.
      assert.ok(!(await page.evaluate(() => ran.includes('parsed') || ran.includes('written'))));
      assert.deepEqual(sink.log('id=written'), []);

      await choose('acceptAll');
      const released = [...new Set([...elements, ...open])].sort();
      assert.deepEqual(
        await arrived(page, `before-${engine}-${build}`, released),
        released,
        'held elements are released',
      );
      await arrivals('accepted', [...all].sort());
      assert.deepEqual(await stored('accepted'), keys);
      await page.waitFor(() => ran.includes('parsed') && ran.includes('written'));

      await choose('withdraw');
      await arrivals('withdrawn', open);
      assert.deepEqual(await stored('withdrawn'), []);
      assert.deepEqual(await page.evaluate(() => errors), []);
    },
  );
}

forEngines(
  'baked: a strict page’s frames and styles work, and its storages are what they were',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/strict`);
    const seen = await page.evaluate(async (url) => {
      const policy = trustedTypes.createPolicy('page', { createHTML: (html) => html });
      const frame = document.createElement('iframe');
      frame.srcdoc = policy.createHTML(
        `<p id="own">text</p><script nonce="n">fetch('${url}/strict.json').catch((e) => parent.ran.push(e.name))</script>`,
      );
      const loaded = new Promise((done) => {
        frame.onload = done;
      });
      document.body.append(frame);
      await loaded;
      const p = document.createElement('p');
      p.innerHTML = policy.createHTML(`<i style="background: url(${url}/i.gif)">x</i><b>y</b>`);
      document.body.append(p);

      localStorage.own = '1';
      localStorage.trk_1 = '1';
      const heard = new Promise((done) => addEventListener('storage', done, { once: true }));
      dispatchEvent(new StorageEvent('storage', { key: 'own', storageArea: localStorage }));
      const event = await heard;
      return {
        popup: open(`${url}/pixel/up`),
        dropped: assent.report().log.at(-1).what.startsWith('window '),
        ran,
        code: frame.srcdoc.startsWith('<p id="own">'),
        compat: frame.contentDocument.compatMode,
        body: frame.contentDocument.body.firstElementChild.id,
        b: p.lastChild.textContent,
        storage: [
          localStorage instanceof Storage,
          localStorage === self.localStorage,
          String(localStorage),
          JSON.stringify(localStorage),
          localStorage.length,
          'own' in localStorage,
          Object.keys(localStorage),
          localStorage.getItem('own'),
          Storage.prototype.getItem.call(localStorage, 'own'),
          localStorage.getItem === Storage.prototype.getItem,
          event.storageArea === localStorage,
          delete localStorage.own,
          localStorage.own === undefined,
        ],
      };
    }, sink.url);
    assert.deepEqual(seen, {
      popup: null,
      dropped: true,
      ran: ['TypeError'],
      code: true,
      compat: 'CSS1Compat',
      body: 'own',
      b: 'y',
      storage: [true, true, '[object Storage]', '{"own":"1"}', 1, true, ['own'], '1', '1', true, true, true, true],
    });
    assert.deepEqual(await page.evaluate(() => errors), []);
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=strict`);
    assert.deepEqual(
      sink.log().map(({ path }) => path),
      ['/__sentinel'],
    );
  },
);

inOneProcess('the README names the ways that stay open, and each engine where they do', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
  const [, table] = /<!-- open ways -->\n([\s\S]*?)\n<!-- end -->/.exec(readme);
  const told = table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map(([, id, , engines]) => [id.replaceAll('`', ''), engines]);
  const known = Object.entries(WAYS)
    .filter(([, { open }]) => open)
    .map(([name, { open }]) => [name, open.length === 3 ? 'all' : open.join(', ')]);
  assert.deepEqual(told.sort(), known.sort());
});
