import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PolicyInput } from '../../src/policy/types.js';
import { readConsentForm, renderConsentForm } from '../../src/server.js';
import { empty, fields, policy, SHOWN } from './form-fields.js';

describe('renderConsentForm', () => {
  test('[KR-FORM-07] prints what needs no consent apart, each consent with its boxes, and text that cannot break out', async () => {
    const { html, text, css } = await renderConsentForm({ policy });
    const boxes = [...html.matchAll(/<input name="consent" type="checkbox" value="([^"]+)">/g)].map(([, unit]) => unit);
    assert.deepEqual(boxes.sort(), SHOWN.split(' ').sort());
    assert.ok(html.includes('Shop &#60;Ltd&#62;') && !html.includes('<Ltd>'));
    assert.ok(html.indexOf('data-assent-required="account"') < html.indexOf('assent-optional'));
    assert.ok(text.includes('Shop <Ltd> may use these details') && text.includes('Also at night, 21:00–08:00'));
    assert.match(css, /font-size: max\(12px, 1\.2em\)/);
    assert.ok(!/\son\w+=|<script|style="/.test(html));
  });

  test('ticks what is said to stand, and nothing else', async () => {
    const { html } = await renderConsentForm({
      policy,
      language: 'ko-KR',
      granted: ['news.email'],
      ofAge: true,
      name: 'c',
    });
    assert.deepEqual(html.match(/<input[^>]* checked[^>]*>/g), [
      '<input name="c" type="checkbox" value="news.email" checked>',
    ]);
    assert.ok(html.includes('lang="ko"') && html.includes('소식') && !html.includes('-age'));
    assert.match(html, /name="c-shown" type="hidden" value="news.email\* /);
  });
});

describe('readConsentForm', () => {
  const read = (more: Record<string, string | string[]>, options = {}) =>
    readConsentForm(policy, fields(more), options);

  test('[EU-FORM-03] takes an empty form for a refusal of what was shown', () => {
    assert.deepEqual(read({}).choices, empty);
  });

  test('takes what was ticked, from any kind of fields', () => {
    const ticked = ['news.email', 'events.sms.night'];
    const wanted = { ...empty, 'news.email': true, 'events.sms.night': true };
    assert.deepEqual(read({ consent: ticked }).choices, wanted);
    const parsed = { 'consent-shown': SHOWN, 'consent-age': 'of-age', consent: ticked };
    assert.deepEqual(readConsentForm(policy, parsed).choices, wanted);
    const data = new FormData();
    for (const [key, value] of fields({ consent: ticked })) data.append(key, value);
    assert.deepEqual(readConsentForm(policy, data).choices, wanted);
  });

  test('passes over what the policy does not know, what was not shown, and what is no name', () => {
    const posted = {
      'consent-shown': 'news.email news.sms other.email account constructor __proto__',
      consent: ['news.email', 'news.sms', 'other.email', 'account', 'transfer.to-mailer'],
    };
    assert.deepEqual(read(posted).choices, { 'news.email': true });
    const { language, version } = read({ 'consent-language': '"><script>', 'consent-version': '\u0000'.repeat(9) });
    assert.deepEqual([language, version], ['en', '2']);
    assert.deepEqual(readConsentForm(policy, new URLSearchParams()).choices, {});
  });

  test('leaves alone what stands and nobody moved, and denies what was printed ticked and came back empty', () => {
    const standing = { at: 1, choices: { 'news.email': { granted: true, revision: 1 } } };
    assert.equal('news.email' in read({}, { standing }).choices, false);
    assert.deepEqual(read({ 'consent-shown': 'news.email*' }, { standing }).choices, { 'news.email': false });
    assert.deepEqual(
      read({ 'consent-shown': 'news.email*', consent: 'news.email' }).choices,
      {},
      'a box that came ticked grants nothing',
    );
  });

  test('[KR-FORM-11] grants nothing to a child, nor to somebody who did not say', () => {
    assert.deepEqual(read({ consent: 'news.email', 'consent-age': 'under-age' }), {
      choices: {},
      underAge: true,
      wished: ['news.email'],
      language: 'en',
      version: '2',
    });
    assert.equal('news.email' in read({ consent: 'news.email', 'consent-age': '' }).choices, false);
    assert.equal(
      readConsentForm(policy, new URLSearchParams({ 'consent-shown': SHOWN, consent: 'news.email' }), { ofAge: true })
        .choices['news.email'],
      true,
    );
    const asks: PolicyInput = { ...policy, children: { policy: 'guardian-consent' } };
    const posted = fields({
      'consent-age': 'under-age',
      'consent-guardian': ' Kim ',
      'consent-guardian-contact': '010',
    });
    assert.deepEqual(readConsentForm(asks, posted).guardian, { name: 'Kim', contact: '010' });
  });
});
