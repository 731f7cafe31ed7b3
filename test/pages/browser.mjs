/** Whole-page tests in three engines behind one interface. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ENGINES } from '../setup/browsers.mjs';
import { atEnd } from '../setup/whole-run.mjs';
import { launchPuppeteer } from './engine/puppeteer.mjs';
import { launchWebKit } from './engine/webkit.mjs';
import { Page } from './page.mjs';

/**
 * @typedef {object} ContextOptions a visitor's browser
 * @property {number} [width] viewport in CSS pixels; 1280
 * @property {number} [height] viewport in CSS pixels; 800
 * @property {'light'|'dark'} [colorScheme] light
 * @property {boolean} [reducedMotion]
 * @property {boolean} [forcedColors] not in WebKit
 * @property {'blocked'} [storage] cookies and storage refused by the browser
 * @property {boolean} [window] a window of its own: Firefox slows down all pages of a window but one
 */

const OUTPUT = fileURLToPath(new URL('../.out', import.meta.url));

/** A visitor: pages that share cookies and storage. */
class Context {
  constructor(raw, size) {
    this.raw = raw;
    this.size = size;
    this.pages = new Set();
  }

  /** @returns {Promise<Page>} a new tab */
  async newPage(size = {}) {
    const page = new Page(await this.raw.newPage({ ...this.size, ...size }), this);
    this.pages.add(page);
    return page;
  }

  async close() {
    await this.raw.close();
  }
}

/**
 * @typedef {object} Browser as one user of it has it: the contexts are those that this one opened
 * @property {'chromium'|'firefox'|'webkit'} engine
 * @property {(options?: ContextOptions) => Promise<Context>} newContext
 * @property {(options?: ContextOptions) => Promise<Page>} newPage opens a page in a context of its own: a visitor who was
 *   never here
 * @property {Set<Context>} contexts
 * @property {() => Promise<void>} close ends it, for all who use it
 */

const launch = (engine) => (engine === 'webkit' ? launchWebKit() : launchPuppeteer(engine));

/** @returns {Browser} */
function lend(engine, raw) {
  const contexts = new Set();
  const newContext = async ({ width = 1280, height = 800, ...look } = {}) => {
    const context = new Context(await raw.newContext(look), { width, height });
    contexts.add(context);
    return context;
  };
  const newPage = async (options) => (await newContext(options)).newPage();
  return { engine, contexts, newContext, newPage, close: () => raw.close() };
}

/**
 * Starts a browser.
 * @param {Browser['engine']} engine
 * @returns {Promise<Browser>}
 */
export const openBrowser = async (engine) => lend(engine, await launch(engine));

/** By engine; all tests of a run share them. */
const browsers = new Map();

atEnd(async () => {
  for (const raw of browsers.values()) await (await raw).close();
});

/** The engines of this run: all, or those of the variable ENGINES (`ENGINES=chromium,webkit`). */
export function chosenEngines() {
  const chosen = (process.env.ENGINES ?? ENGINES.join(',')).split(',');
  const unknown = chosen.filter((engine) => !ENGINES.includes(engine));
  if (unknown.length > 0) throw new Error(`ENGINES names ${unknown}; there are ${ENGINES.join(', ')}`);
  return chosen;
}

/** The engine whose turn it is by a test's name: each of `engines` has its share of the tests. */
function byTurn(name, engines) {
  const sum = [...name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return [engines[sum % engines.length]];
}

/** What the pages of a failed test looked like, and what they said. */
async function evidence(name, browser, t) {
  mkdirSync(OUTPUT, { recursive: true });
  let count = 0;
  for (const context of browser.contexts) {
    for (const page of context.pages) {
      count += 1;
      const path = join(OUTPUT, `${name.replace(/[^\w가-힣-]+/g, '-')}-${browser.engine}-${count}.png`);
      try {
        t.diagnostic(`${await page.url()}, ${path}`);
        await page.screenshot(path);
        for (const { level, text } of await page.console()) t.diagnostic(`console ${level}: ${text}`);
      } catch (error) {
        t.diagnostic(`the page can't be asked any more: ${error.message}`);
      }
    }
  }
}

/**
 * Registers a test for each engine. Pages and contexts opened by the test are closed after it.
 * @param {string} name
 * @param {(args: {engine: string, browser: Browser, t: object}) => Promise<void>} fn
 * @param {{timeout?: number, variant?: boolean, engines?: string[]}} options `timeout` in milliseconds; `engines` that can do
 *   what is asked of them, where not all can; a `variant` is another form of what a test shows in every engine (another page,
 *   another build), or hardly depends on the engine: with ASSENT_VARIANTS=turn, as in `npm test`, one engine runs it by turn;
 *   `npm run soak` runs it in all of them
 */
export function forEngines(name, fn, { timeout = 90_000, variant = false, engines: able = ENGINES } = {}) {
  const engines = variant && process.env.ASSENT_VARIANTS === 'turn' ? byTurn(name, able) : able;
  for (const engine of chosenEngines().filter((chosen) => engines.includes(chosen))) {
    test(`${name} [${engine}]`, { timeout }, async (t) => {
      if (!browsers.has(engine)) browsers.set(engine, launch(engine));
      const browser = lend(engine, await browsers.get(engine));
      try {
        await fn({ engine, browser, t });
      } catch (error) {
        await evidence(name, browser, t);
        throw error;
      } finally {
        for (const context of browser.contexts) await context.close();
      }
    });
  }
}

/**
 * Registers a test among those of the whole pages that needs no engine: it runs once, in the process of the engine whose turn
 * it is.
 * @param {string} name
 * @param {(t: object) => unknown} fn
 */
export function inOneProcess(name, fn) {
  if (chosenEngines().includes(...byTurn(name, ENGINES))) test(name, fn);
}
