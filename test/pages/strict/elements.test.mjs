/** Every element, shown and used on a page that is as strict as pages get: nothing is reported, and nothing is said. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startSink } from '../../setup/sink.mjs';
import { forEngines } from '../browser.mjs';
import { BANNERS, startStrictSite } from './elements-site.mjs';

let sink;
let site;

before(async () => {
  sink = await startSink();
  site = await startStrictSite(sink);
});
after(async () => {
  await site?.close();
  await sink?.close();
});

/** Waits until an element holds something in its own tree. */
const holds = (page, tag, selector) =>
  page.waitFor(
    (t, s) => {
      const element = document.querySelector(t);
      return !!(element?.shadowRoot ?? element)?.querySelector(s);
    },
    tag,
    selector,
  );
const gone = (page, tag) => page.waitFor((t) => !document.querySelector(t), tag);
const says = (page, tag, words) =>
  page.waitFor(
    (t, w) => document.querySelector(t).shadowRoot.querySelector('[role=status]').textContent.includes(w),
    tag,
    words,
  );
const press = (page, tag, selector) => page.click(selector ? [tag, selector] : [tag, 'button']);

/**
 * A visitor whom the backend does not know is told so once an element asks for the past; and WebKit says of a request whose
 * page was left that it was refused.
 */
const EXPECTED = /status of 401|\/decisions due to access control checks|^\[assent\] No past decisions\. .*Load failed/;

/** What the pages so far have reported: each ends by breaking its policy itself, so that nothing is under way. */
function watch(page) {
  let lines = 0;
  const broken = site.reports.length;
  let pages = 0;
  return async (name) => {
    const said = (await page.console())
      .slice(lines)
      .filter(({ level, text }) => /error|warn/.test(level) && !EXPECTED.test(text));
    const [violations, unstyled] = await page.evaluate(() => [
      violations.splice(0),
      [...document.querySelectorAll('*')]
        .filter(({ shadowRoot }) => shadowRoot?.querySelector('button'))
        .filter(({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('button')).cursor !== 'pointer')
        .map(({ localName }) => localName),
    ]);
    assert.deepEqual({ said, violations, unstyled }, { said: [], violations: [], unstyled: [] }, name);
    const refused = await page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      try {
        document.querySelector('h1').innerHTML = '<b>strict</b>';
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(refused, 'TypeError', 'Trusted Types are enforced');
    pages += 2;
    await page.waitFor(() => violations.length === 2);
    for (const until = Date.now() + page.timeout; site.reports.length < broken + pages && Date.now() < until; )
      await page.evaluate(() => new Promise((frame) => requestAnimationFrame(frame)));
    assert.equal(site.reports.length, broken + pages, `${name}: ${site.reports.slice(broken)}`);
    lines = (await page.console()).length;
  };
}

forEngines('a strict page: every banner, the button and the settings, with no report', async ({ browser }) => {
  const page = await browser.newPage();
  const clean = watch(page);
  for (const name of Object.keys(BANNERS)) {
    await page.goto(`${site.url}/${name}`);
    await holds(page, 'assent-banner', 'button');
    if (BANNERS[name].choices) {
      await press(page, 'assent-banner', '[data-assent-purpose=analytics]');
      await press(page, 'assent-banner', '[data-assent-role=save]');
    } else await press(page, 'assent-banner', '[data-assent-role=accept]');
    await gone(page, 'assent-banner');
    await press(page, 'assent-trigger');
    await press(page, 'assent-settings', 'summary');
    await press(page, 'assent-settings', '[data-assent-purpose=marketing]');
    await press(page, 'assent-settings', '[data-assent-role=save]');
    await page.waitFor(() => !document.querySelector('assent-settings').shadowRoot.querySelector('dialog').open);
    assert.equal(await page.evaluate(() => assent.allows('marketing')), Boolean(BANNERS[name].choices), name);
    await clean(name);
    await page.evaluate(() => assent.forget());
  }
});

forEngines('a strict page: all that it may hold itself, with no report', async ({ browser }) => {
  sink.clear();
  const page = await browser.newPage();
  const clean = watch(page);
  await page.goto(`${site.url}/elements?assent-inspect`);
  for (const selector of ['tbody tr', 'button']) await holds(page, 'assent-inspector', selector);
  await press(page, 'assent-inspector', '.filter');
  await press(page, 'assent-inspector', '[data-assent-role=close]');
  await press(page, 'assent-banner', '[data-assent-role=reject]');
  await gone(page, 'assent-banner');

  await press(page, '#once', '[data-assent-role=once]');
  await sink.arrived('id=once');
  await press(page, '#text', '[data-assent-role=once]');
  await page.waitFor(() => document.querySelector('#text iframe').contentDocument?.body?.textContent === 'text');
  await press(page, '#always', '[data-assent-role=accept]');
  await sink.arrived('id=always');
  await press(page, 'assent-purpose', 'summary');
  await press(page, 'assent-purpose', '[data-assent-purpose=analytics]');
  await says(page, 'assent-purpose', 'saved');
  await press(page, 'assent-settings', '[data-assent-role=accept]');
  await says(page, 'assent-status', 'On: Analytics and Marketing');
  await press(page, 'assent-settings', '[data-assent-role=reject]');
  await says(page, 'assent-status', 'Nothing optional is on');

  await holds(page, 'assent-history', '[data-assent-role=download]');
  // The file itself would be the browser's, and lie about.
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = function () {
      window.saved = this.href;
    };
  });
  await press(page, 'assent-history', '[data-assent-role=download]');
  await page.waitFor(() => window.saved?.startsWith('blob:'));

  await press(page, 'assent-notice', '[part=fold] summary');
  await press(page, 'assent-notice', '[data-assent-purpose=tracker]');
  await says(page, 'assent-notice', 'saved');

  // The list of decisions stands above the form, and moves it until all are logged.
  await page.waitFor(() => {
    const list = document.querySelector('assent-history').shadowRoot;
    return (
      assent.report().sync.waiting === 0 &&
      list.querySelector('[aria-busy=false]') &&
      !/Not sent yet/.test(list.textContent)
    );
  });
  for (const field of ['[value=of-age]', '[data-assent-all]']) {
    await page.click(`assent-marketing ${field}`);
    await page.waitFor((f) => document.querySelector(`assent-marketing ${f}`).checked, field);
  }
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector('.assent-consent')).borderTopWidth),
    '1px',
    'the form has its sheet',
  );
  await clean('elements');
  await page.click('#send');
  await page.waitFor(() => document.title === 'joined');
  await page.goto(`${site.url}/elements`);
  await page.waitFor(() => assent.allows('newsletter.email') && assent.report().sync?.waiting === 0);
  await holds(page, 'assent-settings', '[data-assent-role=stop]');
  await press(page, 'assent-settings', '[data-assent-role=stop]');
  await page.waitFor(() => !assent.allows('newsletter.email'));
  await clean('afterwards');
});
