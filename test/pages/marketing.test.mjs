/** Consent forms in whole pages: what the log has of them, with and without JavaScript, and how it is taken back. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { renderConsentForm } from '../../src/server.ts';
import { until } from '../demo/until.mjs';
import { forEngines } from './browser.mjs';
import { policy, startSite } from './forms/site.mjs';

const UNITS = ['newsletter.email', 'events.email', 'events.sms.day', 'events.sms.night'];

let site;
let demo;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-'));
  site = await startSite(folder);
  demo = await startDemo({ port: 0, sinkPort: 0, db: join(folder, 'demo.db') });
});
after(async () => {
  await demo?.close();
  await site?.close();
  await rm(folder, { recursive: true, force: true });
});

const box = (value) => `input[value="${value}"]`;
const ready = (page, all = true) =>
  page.waitFor(
    (wanted) =>
      !!document.querySelector('assent-marketing input') && (!wanted || !!document.querySelector('[data-assent-all]')),
    all,
  );
/** The latest decision in the log whose source fits. */
async function logged(store, source) {
  return until(
    async () => (await store(50)).find((d) => d.source === source),
    () => `the log has ${source}`,
  );
}
const closeBanner = async (page) => {
  await page.click(['assent-banner', '[data-assent-role=reject]']);
  await page.waitFor(() => !document.querySelector('assent-banner'));
};

forEngines(
  '[KR-FORM-14][EU-FORM-06] a sign-up in the demo is in the log per purpose, channel and time of day, and the settings take it back in one step',
  async ({ browser }) => {
    const recent = async (limit) => (await fetch(`${demo.url}/demo/decisions?limit=${limit}`)).json();
    const page = await browser.newPage();
    await page.goto(`${demo.url}/signup.html`);
    await closeBanner(page);
    await ready(page);
    await page.evaluate(() => {
      document.querySelector('[name=name]').value = 'Ann';
      document.querySelector('[name=email]').value = 'ann@example.com';
    });
    for (const value of [
      'of-age',
      'newsletter.email',
      'events.sms.day',
      'events.messenger.night',
      'transfer.to-brevo',
    ]) {
      await page.click(box(value));
    }
    await page.click('#signup button');
    await page.waitFor(() => document.querySelector('.outcome')?.dataset.status === 'browser');
    const decision = await logged(recent, 'marketing:signup');
    assert.deepEqual(decision.choices, {
      improvement: false,
      'newsletter.email': true,
      'events.email': false,
      'events.sms.day': true,
      'events.sms.night': false,
      'events.call.day': false,
      'events.call.night': false,
      'events.push.day': false,
      'events.push.night': false,
      'events.messenger.day': false,
      'events.messenger.night': true,
      'transfer.to-brevo': true,
    });
    assert.equal(decision.trusted, true);
    assert.deepEqual(decision.flags, []);
    assert.match(decision.text, /^sha256-/);
    assert.equal(decision.policyHash, decision.serverHash);

    // Giving took a tick and the button; taking back takes the link and a button.
    await page.click('[data-assent-open=settings]');
    await page.waitFor(() =>
      document.querySelector('assent-settings')?.shadowRoot.querySelector('[data-assent-role=stop]'),
    );
    const shown = await page.evaluate(() =>
      [...document.querySelector('assent-settings').shadowRoot.querySelectorAll('input[data-assent-purpose*="."]')].map(
        (input) => [input.dataset.assentPurpose, input.checked],
      ),
    );
    const given = ['newsletter.email', 'events.sms.day', 'events.messenger.night', 'transfer.to-brevo'];
    assert.deepEqual(shown.map(([unit]) => unit).sort(), [...given].sort());
    assert.ok(shown.every(([, on]) => on));
    await page.click(['assent-settings', '[data-assent-role=stop]']);
    const stopped = await logged(recent, 'settings:stop');
    assert.deepEqual(stopped.choices, Object.fromEntries(given.map((unit) => [unit, false])));
    assert.deepEqual(
      (await page.errors()).filter((text) => !text.includes('/demo/live')),
      [],
    );
  },
  { variant: true },
);

forEngines(
  'a form without JavaScript is recorded by the server, shown by the settings and taken back',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/off`);
    assert.equal(await page.evaluate(() => typeof window.assent), 'undefined', 'nothing of ours runs');
    for (const value of ['of-age', 'events.email', 'events.sms.night']) await page.click(box(value));
    await page.click('#send');
    await page.waitFor(() => document.querySelector('#status')?.textContent === 'stored');
    const decision = await logged((n) => site.storage.recent(n), 'form');
    assert.deepEqual(decision.choices, {
      'newsletter.email': false,
      'events.email': true,
      'events.sms.day': false,
      'events.sms.night': true,
    });
    assert.equal(decision.trusted, null);
    assert.equal(decision.region, 'KR');
    assert.deepEqual(decision.flags, []);
    const { text } = await renderConsentForm({ policy: policy() });
    assert.equal((await site.storage.findText(decision.text)).text, text, 'what was shown is kept');

    await page.click('#next');
    await page.waitFor(() =>
      document.querySelector('assent-settings')?.shadowRoot?.querySelector('[data-assent-role=stop]'),
    );
    const says = await page.evaluate(() =>
      document.querySelector('assent-settings').shadowRoot.querySelector('.body').textContent.replace(/\s+/g, ' '),
    );
    assert.match(says, /Events.*E-mail.*SMS, at night/);
    await closeBanner(page);
    // One switch, and save: no more steps than a box and the form's button.
    await page.click(['assent-settings', '[data-assent-purpose="events.sms.night"]']);
    await page.click(['assent-settings', '[data-assent-role=save]']);
    await page.waitFor(() => assent.record.choices['events.sms.night'].granted === false);
    assert.equal(await page.evaluate(() => assent.allows('events.email')), true, 'the other one stands');
    await page.waitFor(() =>
      document.querySelector('assent-history').shadowRoot.textContent.includes('Events · SMS · at night'),
    );
    // Of the page on which no script may run, some engines say so.
    assert.deepEqual(
      (await page.errors()).filter((text) => !text.includes("script-src 'none'")),
      [],
    );
  },
);

forEngines(
  'what was ticked comes back as native fields do: with the page before, and after a reload',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/made`);
    await closeBanner(page);
    await ready(page);
    const states = () =>
      page.evaluate(() => {
        const [native, ours] = ['[name=native]', '[value="events.sms.day"]'].map((s) => document.querySelector(s));
        return native && ours && { native: native.checked, ours: ours.checked };
      });
    for (const value of ['events.sms.day', 'yes']) await page.click(box(value));
    assert.deepEqual(await states(), { native: true, ours: true });
    await page.click('#away');
    await page.waitFor(() => document.title === 'away');
    await page.back();
    await ready(page);
    const back = await states();
    assert.equal(back.ours, back.native, `after going back: ${JSON.stringify(back)}`);
    await page.reload();
    await ready(page);
    const reloaded = await states();
    assert.equal(reloaded.ours, reloaded.native, `after a reload: ${JSON.stringify(reloaded)}`);
    const decisions = await site.storage.recent(50);
    assert.ok(!decisions.some((d) => d.policyId === 'forms' && d.source === 'marketing:join'), 'nothing was sent');
  },
);

forEngines(
  'the form works under a strict Content-Security-Policy and Trusted Types',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/strict`);
    await ready(page);
    const [size, units] = await page.evaluate(() => [
      getComputedStyle(document.querySelector('.assent-consent')).borderTopWidth,
      [...document.querySelectorAll('[name=consent]')].map((b) => b.value),
    ]);
    assert.equal(size, '1px', 'its sheet is there');
    assert.deepEqual(units.sort(), [...UNITS].sort());
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);

forEngines(
  'a baked guard asks by the region of its build, and takes channels and recipients for what they are',
  async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/baked`);
    await ready(page);
    await closeBanner(page);
    assert.match(await page.evaluate(() => document.querySelector('.assent-age').textContent), /16 or older/);
    for (const value of ['of-age', 'events.sms', 'transfer.to-mailer']) await page.click(box(value));
    await page.click('#send');
    await page.waitFor(() => document.querySelector('#status')?.textContent === 'browser');
    await page.goto(`${site.url}/baked`);
    const { choices, region } = await logged((n) => site.storage.recent(n), 'marketing:join');
    assert.deepEqual(choices, {
      'newsletter.email': false,
      'events.email': false,
      'events.sms': true,
      'transfer.to-mailer': true,
    });
    assert.equal(region, 'DE');
    await ready(page);
    const ticked = await page.evaluate(() =>
      [...document.querySelectorAll('[name=consent]:checked')].map((b) => b.value),
    );
    assert.deepEqual(ticked, ['events.sms', 'transfer.to-mailer'], 'what stands is shown');
    assert.deepEqual(await page.errors(), []);
  },
  { variant: true },
);
