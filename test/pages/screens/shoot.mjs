/**
 * Photographs each element in its states: `node test/pages/screens/shoot.mjs [folder] [name...]` (default folder: test/.out/).
 * Needs Chromium; `CHROMIUM` names another binary.
 */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [folder = here('../../.out/'), ...only] = process.argv.slice(2);

const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const settings = 'element=assent-settings';
const embed = 'element=assent-embed';
const purpose = 'element=assent-purpose&purpose=analytics';
const history = 'element=assent-history';
/** name → [hash, viewport, media features, what to do before the picture] */
const shots = {
  'banner-bar': ['', desktop],
  'banner-box': ['layout=box', desktop],
  'banner-corner': ['layout=corner&choices', desktop],
  'banner-modal': ['layout=modal&choices', desktop],
  'banner-modal-phone': ['layout=modal&choices&language=ko', phone],
  'banner-top': ['position=top&layout=bar', desktop],
  'banner-inline': ['layout=inline&choices&inline', desktop],
  'banner-choices': ['choices&language=ar', desktop],
  'banner-dark': ['', desktop, { 'prefers-color-scheme': 'dark' }],
  'banner-phone': ['', phone],
  'banner-phone-dark': ['', phone, { 'prefers-color-scheme': 'dark' }],
  'banner-korean': ['language=ko', desktop],
  'banner-korean-phone': ['language=ko', phone],
  'banner-arabic': ['language=ar', desktop],
  'banner-320x256': ['', { width: 320, height: 256 }],
  'banner-forced-colours': ['', desktop, { 'forced-colors': 'active' }],
  'settings-desktop': [settings, desktop],
  'settings-expanded': [settings, desktop, {}, unfold],
  'settings-dark': [settings, desktop, { 'prefers-color-scheme': 'dark' }, flick],
  'settings-gpc': [`${settings}&gpc`, desktop],
  'settings-phone': [settings, phone, {}, flick],
  'settings-phone-expanded': [settings, phone, {}, unfold],
  'settings-korean': [`${settings}&language=ko`, desktop, {}, flick],
  'settings-arabic': [`${settings}&language=ar`, desktop, {}, unfold],
  'settings-320x256': [settings, { width: 320, height: 256 }],
  'settings-forced-colours': [settings, desktop, { 'forced-colors': 'active' }, flick],
  'settings-inline': [`${settings}&inline`, { width: 1280, height: 1200 }],
  embed: [embed, desktop],
  'embed-poster': [`${embed}&poster`, desktop],
  'embed-dark': [embed, desktop, { 'prefers-color-scheme': 'dark' }],
  'embed-poster-dark': [`${embed}&poster`, desktop, { 'prefers-color-scheme': 'dark' }],
  'embed-korean': [`${embed}&language=ko`, desktop],
  'embed-arabic': [`${embed}&language=ar&poster`, desktop],
  'embed-320': [embed, { width: 320, height: 568 }],
  'embed-320-korean': [`${embed}&language=ko`, { width: 320, height: 568 }],
  'embed-small': [`${embed}&width=300&height=150`, desktop],
  'embed-wide': [`${embed}&width=1000&height=560&poster`, desktop],
  'embed-forced-colours': [embed, desktop, { 'forced-colors': 'active' }],
  inspector: ['element=assent-inspector', desktop],
  'inspector-dark': ['element=assent-inspector', desktop, { 'prefers-color-scheme': 'dark' }],
  'inspector-phone': ['element=assent-inspector', phone],
  'settings-drawer': [`${settings}&drawer`, desktop, {}, flick],
  'settings-drawer-dark': [`${settings}&drawer`, desktop, { 'prefers-color-scheme': 'dark' }],
  'settings-drawer-arabic': [`${settings}&drawer&language=ar`, desktop],
  'settings-drawer-phone': [`${settings}&drawer&language=ko`, phone],
  purpose: [purpose, desktop, {}, unfoldPurpose],
  'purpose-dark': [`${purpose}&gpc`, desktop, { 'prefers-color-scheme': 'dark' }],
  'purpose-phone': [`${purpose}&language=ko`, phone, {}, unfoldPurpose],
  'purpose-arabic': [`${purpose}&language=ar`, desktop, {}, unfoldPurpose],
  history: [history, desktop],
  'history-dark': [history, desktop, { 'prefers-color-scheme': 'dark' }],
  'history-phone': [`${history}&language=ko`, phone],
  'history-arabic': [`${history}&language=ar&failed`, desktop],
  'history-320': [history, { width: 320, height: 568 }],
  'history-empty': [`${history}&empty`, desktop],
  status: ['element=assent-status&gpc', desktop],
  'status-korean': ['element=assent-status&gpc&language=ko', phone],
  'status-arabic': ['element=assent-status&language=ar', desktop, { 'prefers-color-scheme': 'dark' }],
  trigger: ['element=assent-trigger', desktop],
};

/** What an element shows when it is ready, where that is no button. */
const SHOWS = {
  'assent-history': 'section[aria-busy=false]',
  'assent-inspector': 'tbody tr',
  'assent-purpose': 'input',
  'assent-status': '[part=status]',
};

async function unfold(page) {
  await page.locator('assent-settings >>> [data-assent-purpose="analytics"]').click();
  await page.$eval('assent-settings >>> li:has([data-assent-purpose="analytics"]) details', (d) => {
    d.open = true;
    d.scrollIntoView({ block: 'center' });
  });
}

async function unfoldPurpose(page) {
  await page.locator('assent-purpose >>> [data-assent-purpose="analytics"]').click();
  await page.locator('assent-purpose >>> summary').click();
}

async function flick(page) {
  await page.locator('assent-settings >>> [data-assent-purpose="analytics"]').click();
}

const bundle = await build({
  entryPoints: [here('stage.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  // The package's list of side effects names its built files, not its sources.
  ignoreAnnotations: true,
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
});
const html = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Harbour Goods</title>
<style>:root{color-scheme:light dark;--assent-font:'Noto Sans CJK KR',system-ui,sans-serif}body{margin:0;font:16px/1.6 'Noto Sans CJK KR',system-ui,sans-serif;background:light-dark(#f4f1ec,#101214);color:light-dark(#2b2723,#e5e7ea)}
main{max-width:64rem;margin:auto;padding:2rem 1.5rem 4rem}h1{font-size:clamp(1.75rem,5vw,3rem);line-height:1.1}
.g{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1.25rem}.g div{aspect-ratio:4/5;border-radius:10px;background:light-dark(#dcd5c9,#23272b)}
.g div:nth-child(3n+1){background:light-dark(#b9c7c4,#2b3634)}.g div:nth-child(3n+2){background:light-dark(#d9b9a0,#3a2f28)}</style>
<body><main><h1>Things for the coast</h1><p>Wool, oilskin and enamel, made to be mended.</p><div class="g">${'<div></div>'.repeat(15)}</div></main>
<script type="module">${bundle.outputFiles[0].text.replaceAll('</script', '<\\/script')}</script></body>`;
const poster = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#27495a"/><circle cx="12" cy="3" r="1.4" fill="#f0c27b"/><path d="M0 9V6q4-2 8 0t8 0v3z" fill="#0f2a36"/></svg>`;
const server = createServer(({ url }, response) => {
  const [type, body] = url === '/poster.svg' ? ['image/svg+xml', poster] : ['text/html', html];
  response.setHeader('content-type', type).end(body);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

await mkdir(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const [name, [hash, viewport, media = {}, act]] of Object.entries(shots)) {
    if (only.length && !only.includes(name)) continue;
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(name, error));
    await page.setViewport(viewport);
    const client = await page.createCDPSession();
    const features = Object.entries({ 'prefers-reduced-motion': 'reduce', ...media }).map(([feature, value]) => ({
      name: feature,
      value,
    }));
    await client.send('Emulation.setEmulatedMedia', { features });
    await page.goto(`http://127.0.0.1:${server.address().port}/#${hash}`);
    const own = /assent-(trigger|embed|history|inspector|purpose|status)/.exec(hash)?.[0];
    await page.waitForSelector(own ? `${own} >>> ${SHOWS[own] ?? 'button'}` : '::-p-aria([role="button"])');
    await act?.(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
