import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidv7 } from '../../src/decision/id.js';
import type { Decision } from '../../src/decision/types.js';
import { readLog } from '../../src/server/chain/read-log.js';
import { openReader } from '../../src/server/storage/reader.js';
import { verifyChains } from '../../src/server.js';
import { decision, newSubject } from '../server/helpers.js';
import { type Browser, newBrowser, type Page } from './page.js';
import { type Random, random } from './random.js';

const YEAR = 365 * 86_400_000;

/** One who decides, with a clock that may be wrong by a year. */
export interface Visitor {
  name: string;
  rnd: Random;
  browser: Browser;
  made: Decision[];
}

export function newVisitor(name: string, seed: number): Visitor {
  const rnd = random(seed);
  return { name, rnd, browser: newBrowser(rnd.pick([0, 0, -YEAR, YEAR])), made: [] };
}

/** Decides some times, in two tabs and on new pages, until all is delivered. */
export async function live(visitor: Visitor, open: (browser: Browser) => Page, endpoint: string): Promise<void> {
  const { name, rnd, browser, made } = visitor;
  const subject = newSubject();
  const tab = () => {
    const page = open(browser);
    const outbox = page.createOutbox('assent');
    return { outbox, ...page.createFlusher(outbox, endpoint, () => undefined) };
  };
  const tabs = [tab(), tab()];
  for (let i = rnd.below(7) + 1; i > 0; i--) {
    const now = Date.now() + browser.wrong + made.length;
    const choices = { analytics: rnd.chance(0.5), ...(rnd.chance(0.3) && { events: rnd.chance(0.5) }) };
    const one = decision({ id: uuidv7(now), subject, choices, at: new Date(now).toISOString(), source: name });
    made.push(one);
    const { outbox, flush } = rnd.pick(tabs);
    outbox.keep(one);
    void flush();
    if (rnd.chance(0.2)) tabs[rnd.below(2)] = tab(); // a new page
    await pause(rnd.below(15));
  }
  // Whatever woke a page up by itself is enough; the test only gives up at some time.
  const { outbox } = tabs[0]!;
  for (let tries = 0; outbox.all().length > 0; tries++) {
    assert.ok(tries < 6000, `${name}: the outbox still holds ${outbox.all().length}`);
    await pause(10);
  }
  assert.deepEqual({ ...browser.storage }, {}, `${name}: nothing was refused`);
}

/** The last answer on each unit, in the order of the acts. */
const folded = (made: readonly Decision[]) =>
  Object.assign({}, ...made.map(({ choices }) => choices)) as Record<string, boolean>;

/** The record that the backend has of a visitor is the one that follows from what the visitor did. */
export async function agree({ made, name }: Visitor, url: string): Promise<void> {
  const authorization = `Bearer ${made[0]!.subject}`;
  const answer = await fetch(`${url}/record`, { headers: { authorization } });
  const { record, decisions } = (await answer.json()) as {
    record: { choices: Record<string, { granted: boolean }> };
    decisions: number;
  };
  assert.equal(decisions, made.length, `${name}: each once`);
  const served = Object.fromEntries(Object.entries(record.choices).map(([unit, { granted }]) => [unit, granted]));
  assert.deepEqual(served, folded(made), `${name}: the server's record is the client's`);
}

/**
 * Each decision is in the log once, nothing else is, and the chains hold.
 *
 * @param db path of a SQLite file, or a connection string
 */
export async function checkLog(db: string, made: readonly Decision[]): Promise<void> {
  const log = await openReader(db);
  try {
    const heads = await log.chains();
    const ids: string[] = [];
    for await (const { id } of readLog(log, heads)) ids.push(id);
    assert.deepEqual(ids.sort(), made.map(({ id }) => id).sort(), 'each exactly once');
    assert.deepEqual((await verifyChains(readLog(log, heads), { heads })).problems, []);
  } finally {
    await log.close();
  }
}
