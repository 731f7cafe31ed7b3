/** A visitor with a real browser, to whom everything happens that a browser, its tabs and its storage do to a record. */
import assert from 'node:assert/strict';
import { random } from './random.ts';

const YEAR = 365 * 86_400_000;
const UNITS = ['analytics', 'events'];
/** Milliseconds that a recovery may take: a request that nobody answers ends after ten seconds. */
const PATIENCE = 90_000;

const inStorage = () =>
  Object.keys(localStorage).flatMap((key) => (key.startsWith('assent:!d-') ? key.slice('assent:!d-'.length) : []));

export class Visitor {
  /** What was decided, in order: `{id, subject, choices}`. */
  made = [];
  /** Ids of what a fault of the browser itself may have erased. */
  erased = new Set();
  /** How often what happened. */
  counts = {};
  tabs = [];
  /** How many decisions were made when the storage was last cleared. */
  cleared = -1;
  /** The tab that filled the storage to the brim. */
  full = undefined;
  /** Ids of what was decided then. */
  madeFull = new Set();

  /**
   * @param {string} name goes with each decision as its source, so that the proxy knows whose request it holds
   * @param {number} seed
   * @param {object} context the visitor's browser
   * @param {string} url of the page
   * @param {string} engine
   */
  constructor(name, seed, context, url, engine) {
    const rnd = random(seed);
    const wrong = rnd.pick([0, 0, -YEAR, YEAR]);
    Object.assign(this, { name, rnd, context, engine, wrong, url: `${url}?wrong=${wrong}` });
  }

  /** Cut off from the backend: by the browser, or where an engine's driver can't do that, by the proxy. */
  async #offline(page, on) {
    if (this.engine === 'chromium') await page.raw.offline(on);
    else this.network.offline = on;
  }

  #count(what) {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  async #open() {
    const page = await this.#newTab();
    page.timeout = PATIENCE;
    await this.#arrive(page, () => page.goto(this.url, { wait: 'domcontentloaded' }));
    this.tabs.push(page);
    return page;
  }

  /** Firefox's driver loses a new tab at times, when another one closes in that moment. */
  async #newTab() {
    for (let tries = 1; ; tries++) {
      try {
        return await this.context.newPage();
      } catch (error) {
        if (tries === 3 || !/no such frame/.test(error.message)) throw error;
      }
    }
  }

  /** What decides is loaded by the first call: what happens to files on their way is no matter of the outbox. */
  async #arrive(page, go) {
    await go();
    await page.evaluate(() => assent.close());
  }

  async #decide(page) {
    const { rnd } = this;
    const units = UNITS.filter(() => rnd.chance(0.6));
    const choices = Object.fromEntries((units.length ? units : UNITS).map((unit) => [unit, rnd.chance(0.5)]));
    const { id, subject } = await page.evaluate(
      async (c, source) => {
        const decision = await assent.decide(c, { source });
        return { id: decision.id, subject: decision.subject };
      },
      choices,
      this.name,
    );
    this.made.push({ id, subject, choices });
    if (this.full) this.madeFull.add(id);
    this.#count('decided');
  }

  /** What is not in storage may be in the memory of the tab that goes. */
  async #loseMemory(page) {
    const kept = await page.evaluate(inStorage);
    for (const { id } of this.made) if (!kept.includes(id)) this.erased.add(id);
  }

  async #leave(page, crash) {
    if (this.full === page) await this.#loseMemory(page);
    this.tabs.splice(this.tabs.indexOf(page), 1);
    // Only Chromium's driver can end a tab's process; the others close it in the midst of what it does.
    const killed = crash && this.engine === 'chromium';
    if (killed) await page.raw.crash();
    await page.close();
    this.#count(killed ? 'tab killed' : 'tab closed');
    if (this.full === page) await this.#makeRoom(this.tabs[0] ?? (await this.#open()));
  }

  async #fill(page) {
    await page.evaluate(() => {
      let text = 'x'.repeat(1 << 22);
      for (let i = 0; text; i++) {
        try {
          for (;;) localStorage.setItem(`fill-${i++}`, text);
        } catch {
          text = text.slice(0, text.length >> 1); // as much as there is room for
        }
      }
    });
    this.full = page;
    this.#count('quota full');
  }

  async #makeRoom(page) {
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('fill-')) localStorage.removeItem(key);
      dispatchEvent(new Event('online'));
    });
    this.full = undefined;
  }

  async #clearStorage(page) {
    const gone = await page.evaluate(`() => {
      const gone = (${inStorage})();
      localStorage.clear();
      return gone;
    }`);
    for (const id of gone) this.erased.add(id);
    this.cleared = this.made.length;
    this.#count('storage cleared');
  }

  async #step() {
    const { rnd, tabs } = this;
    const page = this.full ?? rnd.pick(tabs);
    if (rnd.chance(0.55)) return this.#decide(page);
    const happens = {
      reload: async () => {
        if (this.full === page) await this.#loseMemory(page);
        await this.#offline(page, false);
        await this.#arrive(page, () => page.reload({ wait: 'domcontentloaded' }));
        this.#count('next page');
      },
      second: async () => void (tabs.length < 2 && (await this.#open())),
      offline: async () => {
        await this.#offline(page, true);
        this.#count('offline');
      },
      online: () => this.#offline(page, false),
      crash: () => this.#leave(page, true),
      close: () => this.#leave(page, false),
      fill: () => (this.full ? this.#makeRoom(page) : this.#fill(page)),
      clear: async () => void (this.full || (await this.#clearStorage(page))),
      wake: () => page.evaluate(() => void dispatchEvent(new Event('online'))),
    };
    await happens[rnd.pick(Object.keys(happens))]();
    if (!tabs.length) await this.#open();
  }

  /** Decides and meets faults, at least one decision. */
  async live() {
    await this.#decide(await this.#open());
    for (let steps = 4 + this.rnd.below(8); steps > 0; steps--) await this.#step();
  }

  /** The world is well again; woken, as by a network that comes back, each tab delivers what it holds. */
  async recover() {
    if (this.full) await this.#makeRoom(this.full);
    for (const page of this.tabs) await this.#offline(page, false);
    for (const page of this.tabs) {
      await page.waitFor(() => {
        const { waiting, parked } = assent.report().sync;
        if (waiting) dispatchEvent(new Event('online'));
        return !waiting && !parked.length;
      });
    }
  }

  /** Client and server have the record that follows from what was decided, as far as no fault erased it. */
  async agree(endpoint) {
    const record = await this.tabs[0].evaluate(() => assent.record);
    const served = new Map();
    for (const unit of UNITS) {
      const at = this.made.findLastIndex((one) => unit in one.choices);
      if (at < 0) continue;
      const last = this.made[at];
      const granted = record?.choices[unit]?.granted;
      // Only the page's clock is wrong here, not the browser's: the cookie of a page a year behind ends at once. What was
      // decided before its storage was cleared, or while that was full, is then known to the tabs of that time alone.
      const forgotten = this.wrong < 0 && (this.madeFull.has(last.id) || (granted === undefined && at < this.cleared));
      if (!forgotten) assert.equal(granted, last.choices[unit], `${this.name}: ${unit} in the browser`);
      if (this.erased.has(last.id)) continue;
      const { subject } = last;
      if (!served.has(subject)) {
        const answer = await fetch(`${endpoint}/record`, { headers: { authorization: `Bearer ${subject}` } });
        served.set(subject, (await answer.json()).record);
      }
      assert.equal(
        served.get(subject)?.choices[unit]?.granted,
        last.choices[unit],
        `${this.name}: ${unit} at the server`,
      );
    }
  }
}
