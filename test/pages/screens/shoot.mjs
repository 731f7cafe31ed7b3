/**
 * Photographs each element in its states: `node test/pages/screens/shoot.mjs [folder] [name...]` (default folder: test/.out/).
 * Needs Chromium; `CHROMIUM` names another binary.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startStage } from './stage-server.mjs';

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
  'banner-forced-dark': ['', desktop, { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' }],
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

const server = await startStage();

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
    await page.goto(`${server.url}/#${hash}`);
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
