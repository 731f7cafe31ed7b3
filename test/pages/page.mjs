/** One tab, the same in every engine. What differs is behind `raw` (engine/*.mjs). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readyToClick } from './in-page.mjs';

/** Milliseconds between two questions: few at first, for most answers come soon. */
const [SOON, POLL] = [5, 25];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

let marks = 0;

const show = (fn) => String(fn).replace(/\s+/g, ' ').slice(0, 400);

export class Page {
  /** Milliseconds that `waitFor`, `goto` and `click` wait at most. */
  timeout = 15_000;

  constructor(raw, context) {
    this.raw = raw;
    this.context = context;
  }

  /** The address of the document that is shown. */
  url() {
    return this.evaluate(() => location.href);
  }

  /**
   * Runs a function in the page; arguments and result are JSON (undefined is kept), promises are awaited. Works under
   * any Content-Security-Policy.
   * @throws {Error} with the page's own message and stack when the function throws
   */
  evaluate(fn, ...args) {
    return this.#ask(fn, args);
  }

  /** @param {number} [ms] how long the engine may take to answer, where one tells */
  async #ask(fn, args, ms) {
    // Compilers wrap named functions in a helper call (`__name`), which the page doesn't have.
    const code = `(async () => {
      const __name = (named) => named;
      try { return JSON.stringify({ value: await (${fn})(...${JSON.stringify(args)}) }); }
      catch (error) { return JSON.stringify({ error: String(error), stack: String(error && error.stack) }); }
    })()`;
    const answer = JSON.parse(await this.raw.evaluate(code, ms));
    if ('error' in answer) throw new Error(`in the page: ${answer.error}\n${answer.stack}\nrunning ${show(fn)}`);
    return answer.value;
  }

  /**
   * Asks until `ask` answers truly; documents that go away meanwhile are asked again. WebKit's driver never answers what it
   * was asked while one went: after `patience`, longer each time, the question is put anew.
   */
  async #until(ask, describe, { timeout = this.timeout, first = SOON, patience = 2_000 } = {}) {
    const deadline = Date.now() + timeout;
    let last;
    let ms = patience;
    for (let wait = first; ; wait = Math.min(2 * wait, POLL)) {
      try {
        const value = await ask(ms);
        if (value) return value;
        last = `last answer: ${JSON.stringify(value)}`;
      } catch (error) {
        if (error.late) ms *= 2;
        last = `last error: ${error.message}`;
      }
      if (Date.now() > deadline) throw new Error(`waited ${timeout} ms for ${describe()}; ${last}`);
      await pause(wait);
    }
  }

  /**
   * Waits until a function run in the page gives something truthy, and returns that.
   * @throws {Error} saying what was awaited, and the last answer or error
   */
  waitFor(fn, ...args) {
    const of = args.length > 0 ? ` of ${JSON.stringify(args)}` : '';
    return this.#until(
      (ms) => this.#ask(fn, args, ms),
      () => `${show(fn)}${of}`,
    );
  }

  /** Starts a navigation, then waits for another document than the present one. */
  async #leave(start, wait, what) {
    marks += 1;
    const mark = marks;
    await this.evaluate((value) => {
      globalThis[Symbol.for('test.mark')] = value;
    }, mark);
    await start();
    const states = { commit: ['loading', 'interactive', 'complete'], domcontentloaded: ['interactive', 'complete'] };
    const arrived = (old, fine) => globalThis[Symbol.for('test.mark')] !== old && fine.includes(document.readyState);
    const fine = states[wait] ?? ['complete'];
    await this.#until(
      (ms) => this.#ask(arrived, [mark, fine], ms),
      () => `${what} (${wait})`,
      { timeout: 2 * this.timeout, patience: 250 },
    );
  }

  /**
   * Goes to an address. `wait`: `load`, `domcontentloaded`, or `commit` (the new document has begun; the page itself
   * navigates then, so that pages that never finish loading can be looked at).
   */
  async goto(url, { wait = 'load' } = {}) {
    const here = await this.url();
    const byScript = () => this.evaluate((to) => void setTimeout(() => location.assign(to)), url);
    if (here.split('#')[0] === url.split('#')[0] && url.includes('#')) {
      await byScript();
      await this.waitFor((to) => location.href === to, url);
      return;
    }
    await this.#leave(wait === 'commit' ? byScript : () => this.raw.goto(url, wait), wait, `the page ${url}`);
  }

  reload({ wait = 'load' } = {}) {
    return this.#leave(() => this.evaluate(() => void setTimeout(() => location.reload())), wait, 'a reload');
  }

  /** One step back in the history, from the back/forward cache where the engine has one. */
  back({ wait = 'load' } = {}) {
    return this.#leave(() => this.evaluate(() => void setTimeout(() => history.back())), wait, 'the page before');
  }

  forward({ wait = 'load' } = {}) {
    return this.#leave(() => this.evaluate(() => void setTimeout(() => history.forward())), wait, 'the page after');
  }

  /**
   * A real, trusted click at the middle of an element, once it is there, has stopped moving and isn't covered.
   * @param {string|string[]} selector an array goes through open shadow roots: each part in the root of the one before
   * @throws {Error} saying why it could not be clicked
   */
  async click(selector) {
    const { x, y } = await this.#reach(selector, 'click');
    await this.raw.click(x, y);
  }

  /** Moves the pointer onto an element, as `click` does, and leaves it there. */
  async hover(selector) {
    const { x, y } = await this.#reach(selector, 'pointer');
    await this.raw.move(x, y);
  }

  async #reach(selector, what) {
    const path = [selector].flat();
    let before = '';
    const ask = async (ms) => {
      const state = await this.#ask(readyToClick, [path], ms);
      const still = JSON.stringify(state) === before;
      before = JSON.stringify(state);
      if (state.why) throw new Error(state.why);
      return still && state;
    };
    // What moves is at another place a frame later.
    return this.#until(ask, () => `a ${what} on ${path.join(' >>> ')}`, { first: POLL });
  }

  /** Types text into whatever has the focus. */
  type(text) {
    return this.raw.type(text);
  }

  /** Presses a key by its DOM name, with modifiers: `Tab`, `Enter`, `Escape`, `ArrowDown`, `Shift+Tab`. */
  press(keys) {
    const names = keys.split('+');
    return this.raw.press(names.at(-1), names.slice(0, -1));
  }

  /** The cookies of this document's address, HttpOnly ones too: `{name, value, domain, path, httpOnly, secure, ...}`. */
  cookies() {
    return this.raw.cookies();
  }

  /** Deletes the cookies of this document's address. */
  clearCookies() {
    return this.raw.clearCookies();
  }

  /** A PNG of the viewport, written to `path` where one is given. */
  async screenshot(path) {
    const png = Buffer.from(await this.raw.screenshot());
    if (path) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, png);
    }
    return png;
  }

  /**
   * All console messages so far: `{source, level, text}`; source `script` (console API), `page` (uncaught errors) or
   * `browser` (network, policy). Asks for a message of its own first, so that none is still under way.
   */
  async console() {
    marks += 1;
    const end = `test-end-of-console-${marks}`;
    await this.evaluate((text) => console.debug(text), end);
    await this.#until(
      async () => this.raw.messages().some(({ text }) => text.includes(end)),
      () => 'the console',
    );
    return this.raw.messages().filter(({ text }) => !text.includes('test-end-of-console-'));
  }

  /** Texts of uncaught errors, unhandled rejections and `console.error` calls so far. */
  async errors() {
    const messages = await this.console();
    return messages.filter(({ source, level }) => level === 'error' && source !== 'browser').map(({ text }) => text);
  }

  /** Closes the tab; the visitor's cookies and storage stay. */
  async close() {
    this.context.pages.delete(this);
    await this.raw.close();
  }
}
