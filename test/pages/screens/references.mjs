/** The twelve pictures of the README's gallery, which `npm run screens` renews and the tests compare. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startDemo } from '../../../demo/server.mjs';
import { browserPath } from '../../setup/browsers.mjs';
import { CHROMIUM_ARGS } from '../../setup/chromium-args.mjs';
import { startStage } from './stage-server.mjs';

export const FOLDER = fileURLToPath(new URL('reference/', import.meta.url));

const desktop = { width: 1120, height: 700 };
const phone = { width: 390, height: 780 };
const theme = (name, scheme, lang = 'en') => `demo:/themes.html?theme=${name}&scheme=${scheme}&lang=${lang}`;
const dark = { 'prefers-color-scheme': 'dark' };
const settings = () => assent.open('settings');
const unfold = () => {
  const { shadowRoot } = document.querySelector('assent-settings');
  for (const box of shadowRoot.querySelectorAll('[data-assent-purpose=functional]')) box.click();
  shadowRoot.querySelector('li:has([data-assent-purpose=analytics]) details').open = true;
};

/** name → [page, viewport, what is done once it stands, media features, the element that must stand then] */
export const REFERENCES = {
  bank: [theme('bank', 'light'), desktop],
  'bank-settings': [theme('bank', 'dark'), desktop, settings, {}, 'assent-settings'],
  shop: [theme('shop', 'light'), desktop],
  'shop-phone': [theme('shop', 'dark', 'ko'), phone],
  paper: [theme('paper', 'light'), desktop],
  tool: [theme('tool', 'dark'), desktop],
  'tool-phone': [theme('tool', 'light'), phone],
  settings: ['stage:/#element=assent-settings', { width: 1120, height: 860 }, unfold],
  'drawer-dark': ['stage:/#element=assent-settings&drawer&gpc', desktop, undefined, dark],
  history: ['stage:/#element=assent-history', desktop],
  embed: ['stage:/#element=assent-embed&poster', desktop],
  'forced-colours': ['stage:/#choices', desktop, undefined, { ...dark, 'forced-colors': 'active' }],
};

const stands = (tag) => {
  const root = document.querySelector(tag)?.shadowRoot;
  const settled = tag !== 'assent-history' || root?.querySelector('section[aria-busy=false]');
  const modal = tag !== 'assent-settings' || root?.querySelector('dialog')?.open;
  return settled && modal && root?.querySelector('button') && document.fonts.status === 'loaded';
};

/**
 * Takes the pictures, on machines of one browser version pixel by pixel the same: the typefaces are packages, Korean's alone
 * is the system's; time zone, motion, subpixels and colour profile are set.
 *
 * @param {(name: string) => boolean} [wanted]
 * @returns {Promise<Record<string, Buffer>>} by name, as PNG
 */
export async function takeReferences(wanted = () => true) {
  const data = await mkdtemp(join(tmpdir(), 'assent-screens-'));
  const demo = await startDemo({ port: 0, sinkPort: 0, db: join(data, 'consent.db') });
  const stage = await startStage({ font: true });
  const browser = await puppeteer.launch({
    executablePath: browserPath('chromium'),
    args: [...CHROMIUM_ARGS, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
  });
  const pictures = {};
  try {
    for (const [name, [address, viewport, act, media = {}, then]] of Object.entries(REFERENCES)) {
      if (!wanted(name)) continue;
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport(viewport);
      await page.emulateTimezone('UTC');
      const features = Object.entries({
        'prefers-reduced-motion': 'reduce',
        'prefers-color-scheme': 'light',
        ...media,
      });
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: features.map(([feature, value]) => ({ name: feature, value })),
      });
      await page.goto(address.replace('demo:', demo.url).replace('stage:', stage.url));
      const tag = /element=([\w-]+)/.exec(address)?.[1] ?? 'assent-banner';
      await page.waitForFunction(stands, { polling: 50 }, tag);
      if (act) await page.evaluate(act);
      if (then) await page.waitForFunction(stands, { polling: 50 }, then);
      // What the act has moved is painted with the second frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      pictures[name] = Buffer.from(await page.screenshot({ type: 'png', optimizeForSpeed: false }));
      await context.close();
    }
  } finally {
    await browser.close();
    stage.close();
    await demo.close();
    await rm(data, { recursive: true, force: true });
  }
  return pictures;
}
