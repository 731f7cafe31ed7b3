/** A theme that favours an answer: told on the owner's console, and by `assent check --page`. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { browserPath } from '../setup/browsers.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
/** What each theme does; and what is said of it. */
const THEMES = {
  '/wide': [
    'assent-banner::part(actions) { grid-template-columns: 1fr 3fr }',
    /width: refuse [\d.]+ px, accept [\d.]+ px/,
  ],
  '/order': ['assent-banner::part(actions) { direction: rtl }', /order: accept comes before refuse/],
  '/far': ['assent-banner { translate: 0 60vh }', undefined],
  // Whoever has a page's script can reach into an open shadow root: what is compared is what is seen.
  '/quiet': [
    `[data-assent-role=reject] { opacity: .5; font: 400 12px serif !important; background: none; color: #999 }`,
    /font size: refuse 12 px, accept 16 px; weight: refuse 400, accept 600; .*text contrast: .*contrast with the surface: refuse 1.0:1.*opacity: refuse 0.5, accept 1/,
  ],
};

let server;
before(async () => {
  server = await startServer();
  const policy = gatePolicy({ url: 'http://localhost:1' }, { banner: { choices: true } });
  const page = (head, body = '<h1>Shop</h1>') => gatePage(policy, body, { head });
  const reach = (css) => `<script>new MutationObserver(() => {
    const root = document.querySelector('assent-banner')?.shadowRoot;
    if (!root?.querySelector('button') || root.adoptedStyleSheets.at(-1).own) return;
    const sheet = Object.assign(new CSSStyleSheet(), { own: true });
    sheet.replaceSync(${JSON.stringify(css)});
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.querySelector('[data-assent-purpose=analytics]').checked = true;
  }).observe(document, { childList: true, subtree: true });
  addEventListener('load', function again() {
    document.body.append(document.createTextNode(''));
    if (!document.querySelector('assent-banner')?.shadowRoot?.adoptedStyleSheets.at(-1)?.own) setTimeout(again, 20);
  });</script>`;
  server.pages['/fair'] = page('<style>assent-banner::part(choice) { background: #063; border-radius: 0 }</style>');
  for (const [path, [css]] of Object.entries(THEMES))
    server.pages[path] = page(path === '/quiet' ? reach(css) : `<style>${css}</style>`);
  server.pages['/unfair'] = page(`${reach(THEMES['/quiet'][0])}<style>${THEMES['/far'][0]}</style>`);
  server.pages['/none'] = '<!doctype html><title>none</title><p>no consent here';
});
after(() => server?.close());

/** @returns {Promise<{code: number, out: string, err: string}>} */
async function check(...args) {
  const env = { ...process.env, CHROMIUM_PATH: browserPath('chromium') };
  const child = spawn(process.execPath, [CLI, 'check', '--page', ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  const [code] = await once(child, 'close');
  return { code, ...said };
}

/** What the owner was told so far of favoured answers. */
const told = async (page) =>
  (await page.console()).map(({ text }) => text).filter((text) => text.includes('favours an answer'));
const toldOnce = async (page) => {
  for (let i = 0; i < 400 && !(await told(page)).length; i++) await page.url();
  return told(page);
};
/** The same comparison, asked for and awaited; the page's own comes when it is idle. */
const watched = (page) =>
  page.waitFor(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('assent-watch')));

forEngines(
  '[EU-BANNER-17] a theme that favours an answer is told on the owner’s console, once',
  async ({ browser }) => {
    for (const [path, [, expected]] of Object.entries({ '/fair': ['', undefined], ...THEMES })) {
      const page = await browser.newPage();
      await page.goto(`${server.url}${path}`);
      await watched(page);
      if (expected) {
        const [first, ...more] = await toldOnce(page);
        assert.match(first ?? '', expected, path);
        assert.match(first, /<assent-banner> favours an answer\. .* Fix: /);
        assert.deepEqual(more, []);
        if (path === '/quiet') assert.match(first, /ticked before a choice: analytics/);
      } else assert.deepEqual(await told(page), [], path);
      browser.contexts.delete(page.context);
      await page.context.close();
    }
  },
  { variant: true },
);

forEngines(
  'a button under the pointer is judged when the pointer has left it',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/fair`);
    await watched(page);
    await page.hover(['assent-banner', '[data-assent-role=reject]']);
    // Reviewed again on `resize`, by when one button is lit and the theme has turned unfair.
    await page.evaluate((css) => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
      dispatchEvent(new Event('resize'));
    }, `assent-banner::part(choice):hover { opacity: .3 } ${THEMES['/wide'][0]}`);
    await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
    assert.deepEqual(await told(page), []);
    await page.hover('h1');
    const [first, ...more] = await toldOnce(page);
    assert.match(first ?? '', THEMES['/wide'][1]);
    assert.doesNotMatch(first, /opacity/);
    assert.deepEqual(more, []);
  },
  { variant: true },
);

forEngines(
  'what a visitor ticks is not taken for ticked before a choice, what a script ticks is',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}/fair`);
    await watched(page);
    const again = () =>
      page.evaluate(async () => {
        dispatchEvent(new Event('resize'));
        for (const _ of [1, 2, 3]) await new Promise((frame) => requestAnimationFrame(frame));
      });
    await page.click(['assent-banner', '[data-assent-purpose=analytics]']);
    await page.hover('h1');
    await again();
    assert.deepEqual(await told(page), []);
    await page.evaluate(() => {
      for (const id of ['analytics', 'marketing'])
        document.querySelector('assent-banner').shadowRoot.querySelector(`[data-assent-purpose=${id}]`).click();
    });
    await again();
    assert.match((await toldOnce(page))[0] ?? '', /ticked before a choice: marketing/);
  },
  { variant: true },
);

forEngines(
  'assent check --page fails where an answer is favoured, and says where',
  async () => {
    const [fair, unfair, none] = await Promise.all([
      check(`${server.url}/fair`, '--json'),
      check(`${server.url}/unfair`),
      check(`${server.url}/none`),
    ]);
    assert.equal(fair.code, 0, fair.out + fair.err);
    assert.deepEqual(
      JSON.parse(fair.out).views.map(({ view }) => view),
      ['light', 'dark', '320 px'],
    );
    assert.equal(unfair.code, 1, unfair.err);
    for (const view of ['light', 'dark', '320 px'])
      for (const what of [
        'font size: refuse 12 px, accept 16 px',
        'refuse is out of the viewport',
        'ticked before a choice: analytics',
      ])
        assert.ok(unfair.out.includes(`${view.padEnd(8)} assent-banner: ${what}\n`), unfair.out);
    assert.match(unfair.out, /\nFix: .*::part\(choice\)/);
    assert.equal(none.code, 2, none.out);
    assert.match(none.err, /has no window\.assent/);
    const gone = await check(`${server.url}/fair`, '--browser', '/nowhere');
    assert.equal(gone.code, 2);
    assert.match(gone.err, /no browser could be started .* Fix: install Chromium or Chrome, or name its program/);
  },
  { engines: ['chromium'] },
);
