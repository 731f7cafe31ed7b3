/** The helper itself: what the other page tests lean on. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { startServer } from './server.mjs';

let server;
let sink;

const SHADOW = `<!doctype html><title>shadow</title><x-outer></x-outer><input id="field">
<script>
  class Inner extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<button><b>press</b></button>';
      this.shadowRoot.querySelector('button').onclick = (event) => { window.clicked = event.isTrusted; };
    }
  }
  class Outer extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<div style="height: 3000px"></div><x-inner></x-inner>'; }
  }
  customElements.define('x-inner', Inner);
  customElements.define('x-outer', Outer);
</script>`;

const ERRORS = `<!doctype html><title>errors</title><script>
  console.error('said', { a: 1 });
  console.log('only a log');
  console.warn('only a warning');
  Promise.reject(new Error('rejected'));
  setTimeout(() => { throw new TypeError('thrown'); });
</script><img src="/missing.png">`;

before(async () => {
  sink = await startSink();
  server = await startServer({
    pages: {
      '/': '<!doctype html><title>plain</title><p>plain',
      '/other': '<!doctype html><title>other</title>',
      '/shadow': SHADOW,
      '/errors': ERRORS,
      '/strict': {
        body: '<!doctype html><title>strict</title><button>x</button>',
        headers: { 'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'" },
      },
      '/covered': `<!doctype html><button>under</button>
        <div id="cover" style="position: fixed; inset: 0; background: #fff8"></div>`,
    },
    routes: {
      '/httponly': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'secret=1; HttpOnly; Path=/' });
        response.end('<!doctype html><title>cookie</title>');
      },
    },
  });
});

after(async () => {
  await server.close();
  await sink.close();
});

forEngines('clicks through open shadow roots are trusted', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/shadow`);
  await page.click(['x-outer', 'x-inner', 'button']);
  assert.equal(await page.waitFor(() => window.clicked), true);
  await page.click('#field');
  await page.type('abc');
  await page.press('Shift+ArrowLeft');
  await page.press('x');
  assert.equal(await page.evaluate(() => document.querySelector('#field').value), 'abx');
});

forEngines('a click says why it was not possible', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/covered`);
  page.timeout = 300;
  await assert.rejects(page.click('button'), /waited 300 ms for a click on button; .*covered by <div id="cover"/);
  await assert.rejects(page.click(['button', 'i']), /no open shadow root/);
  await assert.rejects(page.click('#none'), /there is no #none/);
});

forEngines('waiting tells what it waited for; errors in the page are told', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/`);
  page.timeout = 200;
  await assert.rejects(
    page.waitFor((n) => window.never === n, 7),
    /waited 200 ms for .*window.never === n.* of \[7\]/,
  );
  await assert.rejects(
    page.evaluate(() => missing.thing),
    /in the page: .*missing/,
  );
  assert.equal(await page.evaluate(async (a, b) => a + b.c, 1, { c: 2 }), 3);
  assert.equal(await page.evaluate(() => undefined), undefined);
});

forEngines('collects uncaught errors, rejections and console.error', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/errors`);
  await page.waitFor(() => document.readyState === 'complete');
  const errors = await page.errors();
  for (const word of ['said', 'rejected', 'thrown']) assert.match(errors.join('\n'), new RegExp(word));
  assert.equal(errors.length, 3, errors.join('\n'));
  const messages = await page.console();
  assert.ok(messages.some(({ level, text }) => level === 'warn' && text === 'only a warning'));
  const clean = await browser.newPage();
  await clean.goto(`${server.url}/`);
  assert.deepEqual(await clean.errors(), []);
});

forEngines('works under a strict policy, on pages that never finish, and back in the history', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(`${server.url}/strict`);
  assert.equal(await page.evaluate(() => document.title), 'strict');
  server.pages['/hanging'] = `<!doctype html><title>hanging</title><script src="${sink.url}/hang.js"></script><p>after`;
  await page.goto(`${server.url}/hanging`, { wait: 'commit' });
  assert.equal(await page.waitFor(() => document.title), 'hanging');
  assert.equal(await page.evaluate(() => document.readyState), 'loading');
  assert.equal((await sink.arrived('/hang.js')).path, '/hang.js');
  await page.goto(`${server.url}/#part`);
  await page.goto(`${server.url}/#other-part`);
  assert.equal(await page.evaluate(() => location.hash), '#other-part');
  await page.goto(`${server.url}/other`);
  await page.back();
  await page.reload();
  assert.equal(await page.url(), `${server.url}/#other-part`);
});

forEngines('sends a page piece by piece', async ({ browser }) => {
  let release;
  const held = new Promise((done) => {
    release = done;
  });
  server.pages['/pieces'] = { body: ['<!doctype html><title>pieces</title><p id="a">', () => held, '<p id="b">'] };
  const page = await browser.newPage();
  await page.goto(`${server.url}/pieces`, { wait: 'commit' });
  await page.waitFor(() => document.querySelector('#a'));
  assert.equal(await page.evaluate(() => document.querySelector('#b')), null);
  release();
  await page.waitFor(() => document.querySelector('#b'));
});

forEngines('contexts share nothing; tabs of one context share all', async ({ browser }) => {
  const one = await browser.newContext();
  const first = await one.newPage();
  await first.goto(`${server.url}/httponly`);
  await first.evaluate(() => {
    document.cookie = 'plain=2; path=/; max-age=1000';
    localStorage.setItem('key', 'kept');
  });
  const names = async (page) => (await page.cookies()).map(({ name, httpOnly }) => `${name}:${httpOnly}`).sort();
  assert.deepEqual(await names(first), ['plain:false', 'secret:true']);

  const second = await one.newPage();
  await second.goto(`${server.url}/`);
  assert.deepEqual(await names(second), ['plain:false', 'secret:true']);
  assert.equal(await second.evaluate(() => localStorage.getItem('key')), 'kept');
  assert.equal(await first.evaluate(() => document.title), 'cookie');

  const stranger = await browser.newPage();
  await stranger.goto(`${server.url}/`);
  assert.deepEqual(await names(stranger), []);
  assert.equal(await stranger.evaluate(() => localStorage.getItem('key')), null);

  await first.close();
  await second.close();
  const later = await one.newPage();
  await later.goto(`${server.url}/`);
  assert.equal(await later.evaluate(() => localStorage.getItem('key')), 'kept');
  await later.clearCookies();
  assert.deepEqual(await names(later), []);
});

forEngines('screenshots have the size of the viewport; narrow and dark pages exist', async ({ browser, engine }) => {
  const page = await browser.newPage({ width: 320, height: 568, colorScheme: 'dark' });
  await page.goto(`${server.url}/`);
  const path = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, `../.out/helper-${engine}.png`);
  const png = await page.screenshot(path);
  rmSync(path);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [320, 568]);
  assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [320, 568]);
  assert.equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), true);
  const light = await browser.newPage();
  assert.equal(await light.evaluate(() => matchMedia('(prefers-color-scheme: light)').matches), true);
});

forEngines('reduced motion and blocked storage can be asked for', async ({ browser }) => {
  const calm = await browser.newPage({ reducedMotion: true });
  await calm.goto(`${server.url}/`);
  assert.equal(await calm.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches), true);
  const page = await browser.newPage({ storage: 'blocked' });
  await page.goto(`${server.url}/httponly`);
  assert.deepEqual(await page.cookies(), []);
  const kept = await page.evaluate(() => {
    document.cookie = 'plain=2; path=/';
    try {
      localStorage.setItem('key', '1');
      return [document.cookie, localStorage.getItem('key')];
    } catch (error) {
      return [document.cookie, error.name];
    }
  });
  assert.equal(kept[0], '');
  assert.notEqual(kept[1], '1');
});
