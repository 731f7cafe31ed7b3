/** What `assent build` writes into the guard: the catalogue's services, other tools' markup, strict mode. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { startServer } from '../server.mjs';
import { gatePage, gatePolicy } from './policy.mjs';

const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
let folder;
let server;
let sink;

const src = (file, id) => `${sink.url}/${file}?id=${id}`;

/** Each tool's elements as its documentation writes them; the ids tell what must come, and `no-` what must not. */
const toolMarkup = () => `
  <script type="text/plain" data-category="analytics" src="${src('v.js', 'vanilla-src')}"></script>
  <script type="text/plain" data-category="analytics" data-service="Stats Tool" data-src="${src('v.js', 'vanilla-service')}"></script>
  <script type="text/plain" data-category="analytics" data-type="module">ran.push('vanilla-module')</script>
  <script type="text/plain" data-category="analytics">ran.push('vanilla-inline:' + ran.includes('vanilla-src'))</script>
  <script type="text/plain" data-category="!analytics">ran.push('no-negated')</script>
  <script type="text/plain" data-category="analytics" data-service="Nobody">ran.push('no-service')</script>
  <script type="text/plain" data-type="application/javascript" data-name="optimizely" data-src="${src('k.js', 'klaro-src')}"></script>
  <script type="text/plain" data-type="text/javascript" data-name="optimizely">ran.push('klaro-inline')</script>
  <img data-name="optimizely" data-src="${src('k.gif', 'klaro-img')}" alt="">
  <link rel="stylesheet" type="text/plain" data-type="text/css" data-name="optimizely" data-href="${src('k.css', 'klaro-css')}">
  <div data-name="optimizely" data-type="placeholder" id="placeholder">placeholder</div>
  <script type="text/plain" data-cookieconsent="statistics" src="${src('c.js', 'cookiebot-src')}"></script>
  <script type="text/plain" data-cookieconsent="statistics, marketing">ran.push('both')</script>
  <iframe data-cookieconsent="statistics" data-cookieblock-src="${src('c.html', 'cookiebot-frame')}"></iframe>
  <script data-cookieconsent="ignore">ran.push('cookiebot-ignore')</script>
  <script type="text/plain" data-usercentrics="Google Analytics" data-src="${src('u.js', 'usercentrics-src')}"></script>
  <iframe data-usercentrics="Google Analytics" uc-src="${src('u.html', 'usercentrics-frame')}"></iframe>
  <script type="text/plain" class="optanon-category-C0002" src="${src('o.js', 'onetrust-src')}"></script>
  <iframe class="wide optanon-category-C0002-C0004" data-src="${src('o.html', 'no-onetrust-both')}"></iframe>`;

const markup = {
  'vanilla-cookieconsent': { 'Stats Tool': 'analytics' },
  klaro: { optimizely: 'analytics' },
  cookiebot: { statistics: 'analytics' },
  usercentrics: { 'Google Analytics': 'analytics' },
  onetrust: { C0002: 'analytics', C0004: 'marketing' },
};

const strictBody = () => `
  <script src="${src('p.js', 'parsed')}"></script>
  <img src="/own.gif" id="own" alt="">
  <img src="${sink.ownUrl}/allowed.gif?id=allowed" alt="">
  <script>
    const add = (tag, url) => document.body.append(Object.assign(document.createElement(tag), { src: url }));
    add('script', '${src('s.js', 'added')}');
    add('iframe', '${src('f.html', 'frame')}');
    new Image().src = '${src('i.gif', 'pixel')}';
    fetch('${src('x.json', 'fetched')}').catch((error) => ran.push(error.name));
  </script>`;

before(async () => {
  sink = await startSink();
  folder = mkdtempSync(join(tmpdir(), 'assent-built-'));
  const build = async (name, policy) => {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(policy));
    await promisify(execFile)(process.execPath, [cli, 'build', `${name}.json`, '--out', name], { cwd: folder });
  };
  const bare = gatePolicy(sink, { services: [] });
  const strict = { ...bare, unknown: 'deny', allow: [new URL(sink.ownUrl).host] };
  const used = { use: 'youtube', purpose: 'analytics', hosts: [`${new URL(sink.url).host}/video`] };
  // The same markup where no host is known, and where the matched tier meets each element as well.
  await build('markup', { ...bare, markup });
  await build('matched', { ...gatePolicy(sink), markup });
  await build('strict', { ...strict, services: [used] });
  await build('backend', { ...strict, services: [used], sync: { endpoint: `${sink.url}/backend` } });
  const page = (name, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
    <script>window.ran = []; window.errors = []; addEventListener('error', (e) => e.message && errors.push(e.message));</script>
    <script src="/${name}/assent.js"></script></head>
    <body><a href="#" data-assent-open="settings">Cookie settings</a>${body}</body></html>`;
  const app = { ...strict, purposes: strict.purposes.map((p) => ({ ...p, surface: 'service' })), services: [used] };
  server = await startServer({
    pages: {
      '/markup.html': page('markup', toolMarkup()),
      '/matched.html': page('matched', toolMarkup()),
      '/strict.html': page('strict', `${strictBody()}<iframe src="${src('video.html', 'video')}"></iframe>`),
      '/own.gif': { body: 'GIF89a', type: 'image/gif' },
      '/app.html': `<!doctype html><title>app</title><script>window.ran = [];</script><script type="module">
        import { guard } from '/dist/guard.js';
        import { youtube } from '/dist/catalogue.js';
        window.made = guard({ policy: ${JSON.stringify(app)}, catalogue: [youtube] });
        await fetch('${src('x.json', 'app')}').catch((error) => ran.push(error.name));
        await fetch('${src('video.json', 'app-video')}').catch((error) => ran.push(error.name));
      </script>`,
      '/inline.html': gatePage({ ...bare, services: [used] }, toolMarkup()),
    },
    folders: Object.fromEntries(
      ['markup', 'matched', 'strict', 'backend'].map((n) => [`/${n}/`, join(folder, `${n}/`)]),
    ),
  });
});
after(async () => {
  await server?.close();
  await sink?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What has arrived, once a request sent after it has. */
async function arrived(page) {
  await page.evaluate((url) => fetch(url, { mode: 'no-cors' }), `${sink.ownUrl}/__sentinel?id=x`);
  return [...new Set(sink.log().map(({ query }) => query.id))].filter((id) => id !== 'x').sort();
}

for (const name of ['markup', 'matched']) {
  forEngines(
    `${name}: other tools' documented markup waits, and is released`,
    async ({ browser }) => {
      sink.clear();
      const page = await browser.newPage();
      await page.goto(`${server.url}/${name}.html`);
      // What is matched but stands in the HTML may have been asked for early; inert markup never is.
      assert.deepEqual(await arrived(page), []);
      assert.deepEqual(await page.evaluate(() => ran), ['cookiebot-ignore']);
      await page.evaluate(
        (markupText, marked) => {
          const late = document.createElement('div');
          late.innerHTML = markupText;
          document.body.append(late);
          const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
          root.innerHTML = marked;
          return assent.decide({ analytics: true });
        },
        `<img data-name="optimizely" data-src="${src('late.gif', 'late')}">`,
        `<img data-assent="analytics" data-assent-src="${src('s.gif', 'shadow')}" alt="">`,
      );
      const expected =
        'cookiebot-frame cookiebot-src klaro-css klaro-img klaro-src late onetrust-src shadow usercentrics-frame usercentrics-src vanilla-service vanilla-src';
      for (const id of expected.split(' ')) await sink.arrived(`id=${id}`);
      await page.waitFor(() => ran.includes('vanilla-module') && ran.includes('klaro-inline') && ran.length > 9);
      assert.equal((await arrived(page)).join(' '), expected);
      const ran = await page.evaluate(() => ran);
      assert.equal(new Set(ran).size, ran.length, 'once each');
      if (name === 'markup') assert.ok(ran.includes('vanilla-inline:true'), 'in document order');
      assert.ok(!ran.some((id) => id.startsWith('no-') || id === 'both'), String(ran));
      await page.evaluate(() => assent.decide({ marketing: true }));
      await sink.arrived('id=no-onetrust-both');
      await page.waitFor(() => ran.includes('both'));
      assert.equal(await page.evaluate(() => document.querySelector('#placeholder').dataset.assent), undefined);
      const warned = (await page.console()).filter(({ text }) => text.includes('markup: "'));
      assert.deepEqual(
        warned.map(({ text }) => /markup: "(.*?)"/.exec(text)[1]).sort(),
        ['!analytics', 'Nobody'],
        'each once',
      );
      assert.deepEqual(await page.evaluate(() => errors), []);
    },
    { variant: name === 'matched' },
  );
}

forEngines(
  'strict mode: what nobody named is held and reported, for good',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/strict.html`);
    await sink.arrived('id=allowed');
    // The preload scanner asks for a script in the HTML before any script can act; it does not run.
    const early = (ids) => ids.filter((id) => !['parsed', 'video'].includes(id));
    await page.waitFor(() => ran.length > 0);
    assert.deepEqual(early(await arrived(page)), ['allowed']);
    assert.ok(await page.evaluate(() => document.querySelector('#own').hasAttribute('src')));
    sink.clear();
    await page.evaluate(() => assent.acceptAll());
    await page.evaluate(() => assent.decide({ unknown: true }));
    await sink.arrived('id=video');
    assert.deepEqual(early(await arrived(page)), []);
    assert.deepEqual(await page.evaluate(() => [ran, errors, assent.allows('unknown')]), [['TypeError'], [], false]);
    const noted = await page.evaluate(() =>
      assent
        .report()
        .log.filter(({ id }) => id === 'unknown')
        .map((e) => e.what),
    );
    for (const id of ['parsed', 'added', 'frame', 'pixel', 'fetched']) {
      assert.ok(
        noted.some((what) => what.includes(`id=${id}`)),
        `${id} in ${noted}`,
      );
    }
  },
  { variant: true },
);

forEngines(
  'strict mode: what Assent itself needs passes, the backend and the host of the guard',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    const open = async (host) => {
      server.pages['/backend.html'] =
        `<!doctype html><html lang="en"><title>backend</title><script src="${host}/backend/assent.js"></script>
        <body><a href="#" data-assent-open="settings">Cookie settings</a>`;
      await page.goto(`${server.url}/backend.html`);
    };
    await open(server.otherUrl);
    await page.evaluate((url) => fetch(`${url}/own.gif`, { mode: 'no-cors' }).then(() => 0), server.otherUrl);
    await open('');
    await page.evaluate(() => assent.acceptAll());
    await sink.arrived('/backend/decisions');
  },
  { variant: true },
);

forEngines(
  'an app gets the same from guard({ catalogue }); an inline policy says what it needs',
  async ({ browser }) => {
    sink.clear();
    const page = await browser.newPage();
    await page.goto(`${server.url}/app.html`);
    await page.waitFor(() => ran.length === 2);
    assert.deepEqual(await arrived(page), []);
    assert.equal(await page.evaluate(() => made.allows('youtube')), false);
    await page.goto(`${server.url}/inline.html`);
    assert.ok((await page.console()).some(({ text }) => /All denied: no policy.*assent build/.test(text)));
    assert.deepEqual(await page.evaluate(() => [assent.allows('analytics'), assent.report().policy ?? null]), [
      false,
      null,
    ]);
    assert.deepEqual(await arrived(page), []);
  },
  { variant: true },
);
