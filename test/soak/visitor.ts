import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from '../../src/decision/id.js';
import type { Decision } from '../../src/decision/types.js';
import { readLog } from '../../src/server/chain/read-log.js';
import { openReader } from '../../src/server/storage/reader.js';
import { verifyChains } from '../../src/server.js';
import { decision, newSubject } from '../server/helpers.js';
import { type Browser, newBrowser, type Page, sizeOf } from './page.js';
import { type Random, random } from './random.js';

const YEAR = 365 * 86_400_000;

/** One who decides, with a clock that may be wrong by a year. */
export interface Visitor {
  name: string;
  rnd: Random;
  browser: Browser;
  made: Decision[];
  /** How likely it is that something befalls the browser before a decision. */
  mishaps: number;
  /** Ids of what such a mishap may have erased before it was delivered. */
  erased: Set<string>;
  /** How often what happened. */
  counts: Record<string, number>;
}

export function newVisitor(name: string, seed: number, mishaps = 0): Visitor {
  const rnd = random(seed);
  const browser = newBrowser(rnd.pick([0, 0, -YEAR, YEAR]));
  return { name, rnd, browser, made: [], mishaps, erased: new Set(), counts: {} };
}

const ENTRY = 'assent:!d-';
const entriesOf = (storage: Record<string, string>) =>
  Object.keys(storage).flatMap((key) => (key.startsWith(ENTRY) ? [key.slice(ENTRY.length)] : []));

/** Decides some times, in two tabs and on new pages, until all is delivered. */
export async function live(visitor: Visitor, open: (browser: Browser) => Page, endpoint: string): Promise<void> {
  const { name, rnd, browser, made, erased, counts } = visitor;
  const subject = newSubject();
  const tab = () => {
    const page = open(browser);
    const outbox = page.createOutbox('assent');
    const { flush } = page.createFlusher(outbox, endpoint, () => undefined);
    // As a page does that finds work of an earlier one.
    if (entriesOf(browser.storage).length > 0) void flush();
    return { page, outbox, flush };
  };
  const tabs = [tab(), tab()];
  const replace = (kill: boolean) => {
    const which = rnd.below(2);
    const { page } = tabs[which]!;
    if (kill) {
      page.kill();
      for (const id of entriesOf(page.memory)) if (!(ENTRY + id in browser.storage)) erased.add(id);
    }
    tabs[which] = tab();
  };
  const mishaps = {
    'tab killed': () => replace(true),
    'next page': () => replace(rnd.chance(0.5)),
    offline: () => {
      browser.offline = true;
    },
    online: () => {
      browser.offline = false;
    },
    'quota full': () => {
      browser.room = sizeOf(browser.storage);
    },
    'quota free': () => {
      browser.room = Number.POSITIVE_INFINITY;
    },
    'storage cleared': () => {
      for (const id of entriesOf(browser.storage)) erased.add(id);
      for (const key of Object.keys(browser.storage)) delete browser.storage[key];
    },
  };
  for (let i = rnd.below(7) + 1; i > 0; i--) {
    if (rnd.chance(visitor.mishaps)) {
      const what = rnd.pick(Object.keys(mishaps) as (keyof typeof mishaps)[]);
      counts[what] = (counts[what] ?? 0) + 1;
      mishaps[what]();
    }
    const now = Date.now() + browser.wrong + made.length;
    const choices = { analytics: rnd.chance(0.5), ...(rnd.chance(0.3) && { events: rnd.chance(0.5) }) };
    const one = decision({ id: uuidv7(now), subject, choices, at: new Date(now).toISOString(), source: name });
    made.push(one);
    const { outbox, flush } = rnd.pick(tabs);
    outbox.keep(one);
    void flush();
    await pause(rnd.below(15));
  }
  browser.offline = false;
  browser.room = Number.POSITIVE_INFINITY;
  // Whatever woke a page up by itself is enough; the test only gives up at some time.
  const waiting = () => [browser.storage, ...tabs.map(({ page }) => page.memory)].flatMap(entriesOf);
  for (let tries = 0; waiting().length > 0; tries++) {
    assert.ok(tries < 6000, `${name}: the outbox still holds ${waiting().length}`);
    await pause(20);
  }
  assert.deepEqual({ ...browser.storage }, {}, `${name}: nothing was refused`);
}

/** The record that the backend has of a visitor is the one that follows from what the visitor did. */
export async function agree({ made, name, erased }: Visitor, url: string): Promise<void> {
  const authorization = `Bearer ${made[0]!.subject}`;
  const answer = await fetch(`${url}/record`, { headers: { authorization } });
  const { record, decisions } = (await answer.json()) as {
    record: { choices: Record<string, { granted: boolean }> } | null;
    decisions: number;
  };
  assert.ok(decisions <= made.length && decisions >= made.length - erased.size, `${name}: each once, not ${decisions}`);
  for (const unit of new Set(made.flatMap(({ choices }) => Object.keys(choices)))) {
    const last = made.findLast(({ choices }) => unit in choices)!;
    if (erased.has(last.id)) continue;
    assert.equal(record?.choices[unit]?.granted, last.choices[unit], `${name}: the server's ${unit} is the client's`);
  }
}

/**
 * Each decision is in the log once, nothing else is, and the chains hold.
 *
 * @param db path of a SQLite file, or a connection string
 * @param erased ids of those that a fault may have erased before they were delivered
 * @returns how many of those the log has
 */
export async function checkLog(
  db: string,
  made: readonly Decision[],
  erased: ReadonlySet<string> = new Set(),
): Promise<number> {
  const log = await openReader(db);
  try {
    const heads = await log.chains();
    const ids: string[] = [];
    for await (const { id } of readLog(log, heads)) ids.push(id);
    const there = new Set(ids);
    const due = made.filter(({ id }) => !erased.has(id) || there.has(id));
    assert.deepEqual(ids.sort(), due.map(({ id }) => id).sort(), 'each exactly once');
    assert.deepEqual((await verifyChains(readLog(log, heads), { heads })).problems, []);
    return [...erased].filter((id) => there.has(id)).length;
  } finally {
    await log.close();
  }
}
