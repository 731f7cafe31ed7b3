/**
 * The release scheduler in a real browser: random documents, each in a frame of its own with the real guard, under random
 * interleavings of saving, withdrawing and late nodes, with slow, failing and hanging scripts. What must hold in each:
 * nothing runs twice; nothing runs, or is asked for, without consent; each chain keeps document order; and in the end all
 * that is granted has run.
 */
import { createServer } from 'node:http';
import fc from 'fast-check';
import { startServer } from '../../pages/server.mjs';
import { code, documents, elementsOf, fetched, html, markup } from './documents.mjs';
import { judge } from './judge.mjs';

/** The policy's limit, milliseconds; a hanging script's answer comes long after it. */
const LIMIT = 150;
const HANG = 400;
/** Documents that a page has at once, and how many it is given before it makes room for a fresh one. */
const AT_ONCE = 8;
const BATCH = 120;
/** Pages at once, each of a site and so of a process of its own. WebKit has one window at a time. */
const PAGES = { chromium: 3, firefox: 3, webkit: 1 };

/** Runs in the frame: takes the steps, then waits until all that may has run, and nothing is under way. */
const drive = async (steps, expected) => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const insert = ({ tag, attributes, text }) => {
    const el = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
    el.textContent = text;
    document.body.append(el);
  };
  for (const { wait, act, made } of steps) {
    if (wait >= 0) await pause(wait);
    if (made) insert(made);
    else for (let i = act.twice ? 2 : 1; i; i--) assent.decide(act.decide);
  }
  // Decisions are written in order: after this one, all are.
  await assent.decide({});
  const { taken } = self[Symbol.for('assent')];
  const running = () =>
    [...document.querySelectorAll('script[data-assent-src][src]')].filter((el) => taken.get(el) !== undefined);
  const there = () =>
    expected.filter(({ needs }) => assent.allows(needs)).every(({ id }) => ran.some(([r]) => r === id));
  const end = Date.now() + 8000;
  while ((running().length || !there()) && Date.now() < end) await pause(10);
  const gaveUp = Date.now() >= end && running().map((el) => el.outerHTML);
  await pause(20);
  return {
    ran,
    errors: gaveUp ? [...errors, `still under way: ${gaveUp}`] : errors,
    allowed: ['a', 'b', 'a b'].filter((needs) => assent.allows(needs)),
    late: assent
      .report()
      .log.filter(({ action }) => action === 'timed-out')
      .map(({ what }) => Number(/id=(\d+)/.exec(what)?.[1] ?? -1)),
  };
};

async function startScripts() {
  const requests = {};
  const server = createServer((request, response) => {
    const { searchParams: query } = new URL(request.url, 'http://scripts');
    const [run, id, answer] = ['run', 'id', 'answer'].map((name) => query.get(name));
    requests[run] ??= [];
    requests[run].push(Number(id));
    const ms = { ok: 0, fail: 0, slow: 10 + ((Number(id) * 37) % 50), hang: HANG }[answer];
    setTimeout(() => {
      response.writeHead(answer === 'fail' ? 404 : 200, {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
      });
      response.end(code(id, query.get('needs')));
    }, ms);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { port: server.address().port, requests, close };
}

/**
 * @param {object} browser of `openBrowser`
 * @param {{runs: number, seed: number, only?: number}} options `only`: the number of one document, to replay it
 * @returns {Promise<{documents: number, scripts: number}>}
 * @throws {Error} naming the document, its number and the seed
 */
export async function schedulerRuns(browser, { runs, seed, only }) {
  const docs = fc.sample(documents, { numRuns: runs, seed });
  const chosen = only === undefined ? [...docs.keys()] : [only];
  const scripts = await startScripts();
  const pages = {};
  const server = await startServer({ pages });
  const host = (run) =>
    browser.engine === 'webkit' ? `http://localhost:${scripts.port}` : `http://s${run % 40}.localhost:${scripts.port}`;
  const policy = (run) => ({
    id: 'runs',
    version: '1',
    languages: ['en'],
    controller: { name: 'Runs Ltd' },
    cookie: { name: `run${run}` },
    trigger: false,
    banner: { layout: 'none' },
    release: { timeout: LIMIT },
    purposes: ['a', 'b'].map((id) => ({ id, title: id })),
    services: [],
  });
  const pageOf = (doc, run) => {
    const made = elementsOf(doc).map((el, id) => markup(el, id, run, host(run)));
    let next = doc.parsed.length;
    const steps = doc.steps.map((s) => ({ ...s, ...(s.act.insert && { made: made[next++] }) }));
    const expected = elementsOf(doc).flatMap((el, id) =>
      el.kind !== 'image' && (el.answer !== 'fail' || !fetched(el)) ? { id, needs: el.needs } : [],
    );
    const data = (value) => JSON.stringify(value).replaceAll('</', '<\\/');
    return `<!doctype html><meta charset="utf-8"><script>window.ran = []; window.errors = []; addEventListener('error', (e) => e.message && errors.push(e.message)); addEventListener('unhandledrejection', (e) => errors.push(String(e.reason)));</script>
      <script type="application/json" id="assent-policy">${JSON.stringify(policy(run))}</script><script src="/dist/assent.js"></script><body>
      ${made.slice(0, doc.parsed.length).map(html).join('\n')}<script>(${drive})(${data(steps)}, ${data(expected)})
        .catch((error) => ({ errors: [String(error)], ran: [], allowed: [], late: [] }))
        .then((result) => parent.postMessage({ run: ${run}, result: JSON.parse(JSON.stringify(result)) }, '*'));</script>`;
  };
  pages['/'] = `<!doctype html><meta charset="utf-8"><title>runs</title><body><script>
    window.take = async (runs, origins) => {
      const results = {};
      const told = {};
      addEventListener('message', ({ data: { run, result } }) => { results[run] = result; told[run](); });
      const waiting = [...runs];
      await Promise.all(origins.map(async (origin) => {
        for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
          const frame = document.body.appendChild(document.createElement('iframe'));
          await new Promise((done) => { told[run] = done; frame.src = origin + '/run/' + run; });
          frame.remove();
        }
      }));
      return results;
    };</script>`;
  // An origin for each frame of a page: what one of them stores is no news for the others.
  const originsOf = (worker) =>
    Array.from({ length: AT_ONCE }, (_, slot) =>
      browser.engine === 'webkit' ? server.url : `http://f${slot}.runs${worker}.localhost:${server.port}`,
    );
  const total = chosen.length;
  const workers = PAGES[browser.engine];
  let count = 0;
  const check = (run, result) => {
    count += result.ran.length;
    try {
      judge(docs[run], result, scripts.requests[run] ?? []);
    } catch (error) {
      throw new Error(
        `document ${run}, ASSENT_SEED=${seed} ASSENT_RUN=${run}: ${error.message}\n${JSON.stringify({ doc: docs[run], result })}`,
      );
    }
    delete pages[`/run/${run}`];
    delete scripts.requests[run];
  };
  try {
    const context = await browser.newContext();
    await Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        const home = browser.engine === 'webkit' ? server.url : `http://runs${worker}.localhost:${server.port}`;
        // A fresh page for each batch: frames that are gone leave something behind.
        while (chosen[0] !== undefined) {
          const batch = chosen.splice(0, Math.min(BATCH, Math.ceil(total / workers)));
          const page = await context.newPage();
          await page.goto(`${home}/`);
          for (const run of batch) pages[`/run/${run}`] = pageOf(docs[run], run);
          const results = await page.evaluate((runs, origins) => window.take(runs, origins), batch, originsOf(worker));
          for (const run of batch) check(run, results[run]);
          await page.close();
        }
      }),
    );
    return { documents: total, scripts: count };
  } finally {
    await server.close();
    await scripts.close();
  }
}
