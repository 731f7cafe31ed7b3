import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readCookie } from '../../src/decision/read-cookie.js';
import { createConsentServer, renderConsentForm, sqliteStorage } from '../../src/server.js';
import { empty, fields, policy } from './form-fields.js';

const folder = mkdtempSync(join(tmpdir(), 'assent-forms-'));
let count = 0;
after(() => rmSync(folder, { recursive: true, force: true }));

async function server(): Promise<{
  consents: ReturnType<typeof createConsentServer>;
  storage: ReturnType<typeof sqliteStorage>;
}> {
  count += 1;
  const storage = sqliteStorage({ path: join(folder, `${count}.db`) });
  const consents = createConsentServer({ policy, storage });
  await consents.ready();
  return { consents, storage };
}
const request = (headers: Record<string, string> = {}, url = 'http://shop.example/signup') =>
  new Request(url, {
    method: 'POST',
    headers: { host: new URL(url).host, 'sec-fetch-site': 'same-origin', ...headers },
  });

describe('recordForm', () => {
  test('[KR-FORM-14] puts a form into the log, per purpose, channel and time of day, with the text, and answers with the record', async () => {
    const { consents, storage } = await server();
    const { text } = await renderConsentForm({ policy });
    const ticked = fields({
      consent: ['news.email', 'transfer.to-mailer'],
      'consent-language': 'ko',
      'consent-version': '2',
    });
    const outcome = await consents.recordForm(request(), ticked, { text, source: 'signup' });
    assert.equal(outcome.status, 'stored');
    const [row] = await storage.recent(1);
    assert.equal(row!.id, outcome.decision);
    assert.deepEqual(row!.choices, { ...empty, 'news.email': true, 'transfer.to-mailer': true });
    assert.deepEqual([row!.source, row!.language, row!.trusted, row!.flags], ['form:signup', 'ko', null, []]);
    assert.equal((await storage.findText(row!.text!))!.text, text);
    const [cookie] = outcome.cookies;
    assert.match(cookie!, /^assent=v1\.1\.\S+; Path=\/; Max-Age=15724800; SameSite=Lax$/);
    assert.equal(readCookie(cookie!.split(';')[0])!.choices['news.email']!.granted, true);

    // The same person's next form: what stands is read from the cookie.
    const again = await consents.recordForm(request({ cookie: cookie!.split(';')[0]! }), fields({}), {});
    assert.equal(again.status, 'nothing');
    await consents.close();
  });

  test('leaves to the browser what it has recorded, and does nothing for another site', async () => {
    const { consents, storage } = await server();
    const own = await consents.recordForm(request(), fields({ consent: 'news.email', 'consent-decision': 'an-id' }));
    const foreign = await consents.recordForm(
      request({ 'sec-fetch-site': 'cross-site' }),
      fields({ consent: 'news.email' }),
    );
    const forged = await consents.recordForm(
      new Request('http://shop.example/signup', { method: 'POST', headers: { origin: 'http://evil.example' } }),
      fields({ consent: 'news.email' }),
    );
    assert.deepEqual([own.status, foreign.status, forged.status], ['browser', 'foreign', 'foreign']);
    assert.deepEqual(await storage.recent(5), []);
    await assert.rejects(consents.recordForm(request(), fields({}), { policy: 'other' }), /No policy "other"/);
    await consents.close();
  });

  test('keeps a form of an older text as that, without a hash of ours', async () => {
    const { consents, storage } = await server();
    await consents.recordForm(request({}, 'https://shop.example/signup'), fields({ 'consent-version': '1' }), {
      text: 'new',
    });
    const [row] = await storage.recent(1);
    assert.deepEqual(
      [row!.policyVersion, row!.policyHash, row!.text, row!.flags],
      ['1', null, null, ['version-unknown']],
    );
    await consents.close();
  });

  test('[KR-FORM-09] gives a receipt that tells of the transfer what was agreed to', async () => {
    const { consents } = await server();
    const subject = 's'.repeat(32);
    const decision = {
      id: '01a2259a-cf38-7a2a-8c33-3218df5edb7b',
      subject,
      policy: { id: 'shop', version: '2' },
      regime: 'opt-in',
      choices: { 'transfer.to-mailer': true, 'events.sms.day': true, 'events.sms.night': false },
      source: 'marketing:signup',
      language: 'en',
      at: new Date().toISOString(),
    };
    const call = (path: string, init: RequestInit) =>
      consents.fetch(new Request(`http://shop.example/assent/v1${path}`, init));
    await call('/decisions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ decisions: [decision] }),
    });
    const answer = await call(`/receipts/${decision.id}`, { headers: { authorization: `Bearer ${subject}` } });
    const { receipt } = (await answer.json()) as { receipt: Record<string, never[]> };
    assert.deepEqual(receipt.flags, []);
    assert.deepEqual(
      receipt.consent_events!.map(({ unit, event_state }) => [unit, event_state]),
      [
        ['transfer.to-mailer', 'ConsentGiven'],
        ['events.sms.day', 'ConsentGiven'],
        ['events.sms.night', 'ConsentRefused'],
      ],
    );
    const transfer = receipt.purposes!.find((p: { purpose_id: string }) => p.purpose_id === 'transfer.to-mailer');
    assert.deepEqual(transfer, {
      purpose_id: 'transfer.to-mailer',
      purpose: 'Sending mail',
      purpose_type: 'transfer',
      lawful_basis: 'consent',
      pii_information: [{ pii_type: 'E-mail address', pii_optional: true }],
      pii_controllers: ['controller'],
      recipient_third_parties: ['Mailer'],
      storage_locations: ['US'],
      retention_period: 'Until withdrawn',
    });
    await consents.close();
  });
});
