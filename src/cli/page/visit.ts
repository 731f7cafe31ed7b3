import type { Browser, Page } from 'puppeteer-core';
import type { Surface } from '../../policy/surface.js';

/** How the visitor's screen is. */
export interface View {
  name: string;
  scheme: 'light' | 'dark';
  width: number;
  height: number;
}

/** What `dist/honesty.js` evaluates to. */
interface Honesty {
  middle(role: string): { x: number; y: number } | undefined;
  surfaces(allows: (id: string) => boolean): Surface[];
}

/** What is asked of the page's `window.assent`. */
interface Assent {
  allows(id: string): boolean;
  record?: unknown;
  state: { ask: string[] };
  open(surface: string): Promise<void>;
}

type InPage = typeof globalThis & { assent: Assent; honesty: Honesty };

/** How long something on the page may take to come, and a click to be answered, in milliseconds. */
const [PATIENCE, ANSWER] = [6000, 2000];

/** The page has no `window.assent`. */
export class NoAssentError extends Error {}

const look = (page: Page) =>
  page.evaluate(() => {
    const { assent, honesty } = globalThis as InPage;
    return honesty.surfaces((id) => assent.allows(id));
  });

/** Waits for what `ready` asks of the page; false where it does not come. */
async function comes(page: Page, ready: () => unknown, timeout = PATIENCE): Promise<boolean> {
  try {
    await page.waitForFunction(ready, { timeout, polling: 'raf' });
    return true;
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return false;
    throw error;
  }
}

/**
 * Opens the page as a visitor who was never there, calls `fn`, and closes it.
 *
 * @param code `dist/honesty.js`
 * @throws {NoAssentError} when there is no `window.assent` on it
 */
async function visit<T>(browser: Browser, url: string, view: View, code: string, fn: (page: Page) => Promise<T>) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: view.width, height: view.height });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: view.scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(url, { waitUntil: 'load' });
    if (!(await comes(page, () => 'assent' in globalThis, ANSWER)))
      throw new NoAssentError(`${url} has no window.assent`);
    // By the debugger, so that no Content-Security-Policy of the page stands in the way.
    await page.evaluate(`globalThis.honesty = ${code}`);
    return await fn(page);
  } finally {
    await context.close();
  }
}

const asks = (page: Page) => page.evaluate(() => (globalThis as InPage).assent.state.ask.length > 0);

/** Whatever is wrong with the page in one view: banner and settings, a line each. */
export const inspect = (browser: Browser, url: string, view: View, code: string): Promise<string[]> =>
  visit(browser, url, view, code, async (page) => {
    const found: string[] = [];
    const tell = ({ name, differs, hindered, ticked }: Surface, mustBeSeen: boolean) => {
      for (const line of [...differs, ...(mustBeSeen ? hindered : [])]) found.push(`${name}: ${line}`);
      if (ticked.length) found.push(`${name}: ticked before a choice: ${ticked.join(', ')}`);
    };
    if (await page.evaluate(() => !!(globalThis as InPage).assent.record))
      found.push('page: a decision was recorded before the visitor has made one');
    if (await asks(page)) {
      const shows = () => (globalThis as InPage).honesty.middle('accept');
      if (!(await comes(page, shows))) found.push('page: it asks, and shows nothing with data-assent-role="accept"');
      // Settings that are a part of the page stand where the owner put them.
      for (const surface of await look(page)) tell(surface, surface.name !== 'assent-settings');
    }
    await page.evaluate(() => (globalThis as InPage).assent.open('settings'));
    const opened = () =>
      (globalThis as InPage).honesty.surfaces(() => true).some(({ name }) => name === 'assent-settings');
    if (!(await comes(page, opened))) found.push("assent-settings: assent.open('settings') shows none");
    for (const surface of await look(page)) if (surface.name === 'assent-settings') tell(surface, true);
    return [...new Set(found)];
  });

/** Does one real click on that button settle everything that is asked? Answers with what is wrong. */
export const press = (browser: Browser, url: string, view: View, code: string, role: 'accept' | 'reject') =>
  visit(browser, url, view, code, async (page): Promise<string[]> => {
    if (!(await asks(page))) return [];
    await comes(page, () => (globalThis as InPage).honesty.middle('accept'));
    const at = await page.evaluate((r) => (globalThis as InPage).honesty.middle(r), role);
    if (at) await page.mouse.click(at.x, at.y);
    const settled = at && (await comes(page, () => !(globalThis as InPage).assent.state.ask.length, ANSWER));
    const name = role === 'accept' ? 'accept' : 'refuse';
    return settled ? [] : [`clicks: one on ${name} does not settle what is asked`];
  });
