/** Known users in whole pages, with a real backend: a cleared browser, two devices, two users, and the end of it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { SignJWT } from 'jose';
import { listen } from '../../src/server/node.ts';
import { createConsentServer, sqliteStorage } from '../../src/server.ts';
import { startSink } from '../setup/sink.mjs';
import { forEngines } from './browser.mjs';
import { gatePage, gatePolicy } from './gate/policy.mjs';
import { startServer } from './server.mjs';

const secret = 'a secret of the site and its consent backend';
const tokenOf = (sub) =>
  new SignJWT({ sub, aud: 'consent', exp: Math.floor(Date.now() / 1000) + 600 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret));
const signal = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true });</script>`;

let sink;
let server;
let folder;
let backend;
let consentServer;

before(async () => {
  sink = await startSink();
  folder = await mkdtemp(join(tmpdir(), 'assent-'));
  server = await startServer();
  const bare = gatePolicy(sink);
  const identify = { audience: 'consent', secret, pepper: 'a pepper that nobody else has got' };
  const storage = sqliteStorage({ path: join(folder, 'consent.db') });
  consentServer = createConsentServer({ policy: bare, storage, identify, origins: [server.url] });
  backend = await listen(consentServer, { port: 0 });
  const page = gatePage(gatePolicy(sink, { sync: { endpoint: backend.url } }), '<p>page</p>');
  Object.assign(server.pages, { '/': page, '/gpc': page.replace('<head>', `<head>${signal}`) });
});
after(async () => {
  await server?.close();
  await backend?.close();
  await sink?.close();
  await rm(folder, { recursive: true, force: true });
});

const asked = (page) => page.waitFor(() => !!document.querySelector('assent-banner'));
const allowed = (page) => page.evaluate(() => ['analytics', 'marketing'].map((id) => assent.allows(id)));
const subjectOf = (page) => page.evaluate(() => localStorage.getItem('assent:subject'));
const identify = (page, token) => page.evaluate((t) => assent.identify(t), token);
const delivered = (page) => page.waitFor(() => assent.report().sync?.waiting === 0);
const served = async (subject) => {
  const answer = await fetch(`${backend.url}/record`, { headers: { authorization: `Bearer ${subject}` } });
  return answer.json();
};
/** The next page, after longer than a record is taken for fresh. */
const later = async (page) => {
  await page.evaluate(() => localStorage.setItem('assent:!user', '0'));
  await page.reload();
};

forEngines(
  "a user's devices have one record, and a withdrawal on any of them wins",
  async ({ engine, browser }) => {
    const mina = await tokenOf(`mina-${engine}`);
    const phone = await browser.newPage();
    const laptop = await browser.newPage();
    await phone.goto(server.url);
    await phone.evaluate(() => assent.decide({ analytics: true, marketing: false }));
    assert.equal(await identify(phone, mina), true);
    assert.deepEqual(await allowed(phone), [true, false]);

    await laptop.goto(server.url);
    await asked(laptop);
    assert.equal(await identify(laptop, mina), true);
    assert.deepEqual(await allowed(laptop), [true, false], 'a browser that knew nothing');
    await laptop.waitFor(() => !document.querySelector('assent-banner'));
    assert.notEqual(await subjectOf(laptop), await subjectOf(phone));

    await phone.evaluate(() => assent.withdraw(['analytics']));
    await delivered(phone);
    await later(laptop);
    await laptop.waitFor(() => !assent.allows('analytics'));
    await laptop.evaluate(() => assent.decide({ marketing: true }));
    await delivered(laptop);
    await later(phone);
    await phone.waitFor(() => assent.allows('marketing'));
    assert.deepEqual([await allowed(phone), await allowed(laptop)], Array(2).fill([false, true]));
    // Fresh: the next page asks the backend for nothing, and says the same.
    const fresh = await phone.evaluate(() => localStorage.getItem('assent:!user'));
    await phone.reload();
    await delivered(phone);
    assert.equal(await phone.evaluate(() => localStorage.getItem('assent:!user')), fresh);
    assert.deepEqual(await allowed(phone), [false, true]);

    // A grant of another device is none against this browser's signal.
    const desk = await browser.newPage();
    await desk.goto(`${server.url}/gpc`);
    assert.equal(await identify(desk, mina), true);
    assert.deepEqual(await allowed(desk), [false, false]);
    assert.equal(await desk.evaluate(() => assent.record.choices.marketing.granted), true);
  },
  { variant: true },
);

forEngines(
  'another user of the same browser starts anew; what fails is said once',
  async ({ engine, browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate(() => assent.acceptAll());
    assert.equal(await identify(page, await tokenOf(`first-${engine}`)), true);
    const first = await subjectOf(page);
    assert.equal(await identify(page, await tokenOf(`second-${engine}`)), true);
    assert.deepEqual(await allowed(page), [false, false]);
    await asked(page);
    const second = await subjectOf(page);
    assert.notEqual(second, first);
    assert.deepEqual([(await served(first)).decisions, (await served(second)).decisions], [1, 0]);

    assert.equal(await identify(page, 'no token'), false);
    assert.equal(await identify(page, 'no token'), false);
    const said = (await page.console()).filter(({ text }) => text.includes('identify()'));
    assert.equal(said.length, 1, JSON.stringify(said));
    assert.match(said[0].text, /422/);
  },
  { variant: true },
);

forEngines(
  'forget() erases at the backend, also when it comes back later',
  async ({ engine, browser }) => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate(() => assent.acceptAll());
    assert.equal(await identify(page, await tokenOf(`gone-${engine}`)), true);
    const subject = await subjectOf(page);
    assert.equal((await served(subject)).decisions, 1);
    const { port } = new URL(backend.url);
    await backend.close();
    await page.evaluate(() => assent.forget());
    assert.equal(await page.evaluate(() => assent.report().sync.waiting), 1);
    assert.deepEqual([await subjectOf(page), await allowed(page)], [null, [false, false]]);
    await page.reload();
    backend = await listen(consentServer, { port: Number(port) });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await delivered(page);
    assert.equal((await served(subject)).decisions, 0);

    // What the backend refuses for good is parked, and shown; the others go on.
    const bad = '01890a5d-ac96-774b-bcce-b302099a8057';
    await page.evaluate((id) => localStorage.setItem(`assent:!d-${id}`, JSON.stringify({ id, choices: 3 })), bad);
    await page.evaluate(() => assent.decide({ analytics: true }));
    await delivered(page);
    const { parked } = await page.evaluate(() => assent.report().sync);
    assert.deepEqual([parked.length, parked[0].id, parked[0].refusal.status], [1, bad, 422]);
    assert.equal((await served(await subjectOf(page))).decisions, 1);
  },
  { variant: true },
);
