/** Chromium (DevTools protocol) and Firefox (WebDriver BiDi) by puppeteer-core. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserPath } from '../../setup/browsers.mjs';
import { CHROMIUM_ARGS } from '../../setup/chromium-args.mjs';

/** Firefox's switches for what a page can ask about its visitor; Chromium is told page by page. */
const firefoxPrefs = ({ colorScheme, reducedMotion, forcedColors, storage }) => ({
  'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
  ...(reducedMotion && { 'ui.prefersReducedMotion': 1 }),
  ...(forcedColors && { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 }),
  ...(storage === 'blocked' && { 'network.cookie.cookieBehavior': 2 }),
});

/** A folder whose settings refuse cookies and storage to every site. */
function blockedProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'assent-chromium-'));
  mkdirSync(join(folder, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return folder;
}

async function launch(engine, look) {
  if (engine === 'firefox') {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: browserPath('firefox'),
      headless: true,
      extraPrefsFirefox: firefoxPrefs(look),
    });
    return { browser, close: () => browser.close() };
  }
  const userDataDir = look.storage === 'blocked' ? blockedProfile() : undefined;
  const browser = await puppeteer.launch({
    executablePath: browserPath('chromium'),
    headless: true,
    ...(userDataDir && { userDataDir }),
    args: CHROMIUM_ARGS,
    // Visitors have the back/forward cache, so the tests do.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const close = async () => {
    await browser.close();
    if (userDataDir) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 });
  };
  return { browser, close };
}

/**
 * Firefox's settings and Chromium's content settings belong to the whole browser: another set, another browser.
 * @param {'chromium'|'firefox'} engine
 */
export async function launchPuppeteer(engine) {
  const browsers = new Map();
  const browserFor = (look) => {
    const key = JSON.stringify(engine === 'firefox' ? firefoxPrefs(look) : [look.storage]);
    if (!browsers.has(key)) browsers.set(key, launch(engine, look));
    return browsers.get(key);
  };
  await browserFor({});
  return {
    async newContext(look) {
      const { browser } = await browserFor(look);
      const context = await browser.createBrowserContext();
      return {
        newPage: async (size) => {
          const page = await context.newPage(look.window && { type: 'window' });
          return openPage(engine, page, size, look);
        },
        close: () => context.close(),
      };
    },
    async close() {
      for (const launched of browsers.values()) await (await launched).close();
    },
  };
}

/**
 * Puppeteer's own list of media features lacks forced-colors; the protocol knows it. A session of one's own is opened for
 * that alone: Chromium prerenders nothing for a page that has one.
 */
async function emulateMedia(page, { colorScheme = 'light', reducedMotion, forcedColors }) {
  const features = [{ name: 'prefers-color-scheme', value: colorScheme }];
  if (reducedMotion) features.push({ name: 'prefers-reduced-motion', value: 'reduce' });
  if (!forcedColors) return page.emulateMediaFeatures(features);
  features.push({ name: 'forced-colors', value: 'active' });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { features });
}

const LEVELS = { warning: 'warn', verbose: 'debug', assert: 'error' };

/** Console messages as they come; those with arguments were written by a script. */
function collect(page) {
  const messages = [];
  page.on('console', (message) => {
    const level = LEVELS[message.type()] ?? message.type();
    messages.push({ source: message.args().length > 0 ? 'script' : 'browser', level, text: message.text() });
  });
  page.on('pageerror', (error) => messages.push({ source: 'page', level: 'error', text: String(error) }));
  return messages;
}

async function openPage(engine, page, { width, height }, look) {
  const messages = collect(page);
  await page.setViewport({ width, height });
  if (engine === 'chromium') await emulateMedia(page, look);
  return {
    evaluate: (code) => page.evaluate(code),
    goto: (url, wait) => page.goto(url, { waitUntil: wait }),
    click: (x, y) => page.mouse.click(x, y),
    move: (x, y) => page.mouse.move(x, y),
    type: (text) => page.keyboard.type(text),
    async press(key, modifiers) {
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier);
    },
    cookies: () => page.cookies(),
    clearCookies: async () => page.deleteCookie(...(await page.cookies())),
    screenshot: () => page.screenshot({ type: 'png' }),
    pdf: () => page.pdf({ format: 'A4' }),
    messages: () => [...messages],
    offline: (on) => page.setOfflineMode(on),
    /** Nodes and listeners that are alive after a collection of garbage. */
    async alive() {
      const session = await page.createCDPSession();
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
      const { Nodes: nodes, JSEventListeners: listeners } = await page.metrics();
      return { nodes, listeners };
    },
    /** Ends the tab's process, as the system does that runs out of memory. */
    async crash() {
      const gone = once(page, 'error');
      const session = await page.createCDPSession();
      session.send('Page.crash').catch(() => undefined); // it ends whom it would answer
      await gone;
    },
    close: () => page.close(),
  };
}
