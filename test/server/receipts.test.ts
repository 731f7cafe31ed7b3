import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import { policyHash, sha256 } from '../../src/policy/hash.js';
import { sqliteStorage, verifyReceipt } from '../../src/server.js';
import { decision, folder, newSubject, policy, startServer, token } from './helpers.js';
import { bearer, fetchKeys, fetchReceipt } from './receipts.js';

const told = {
  ...policy,
  languages: ['en', 'ko'],
  controller: { name: { en: 'Shop Ltd', ko: '상점' }, email: 'privacy@shop.test', privacyUrl: 'https://shop.test/p' },
  effectiveFrom: '2026-11-01',
  purposes: [
    policy.purposes[0]!,
    {
      id: 'analytics',
      kind: 'analytics',
      title: { en: 'Analytics', ko: '분석' },
      items: [{ en: 'Pages seen', ko: '본 페이지' }],
      retention: { en: '13 months', ko: '13개월' },
    },
    policy.purposes[2]!,
  ],
  services: [{ ...policy.services[0]!, operator: 'PostHog Inc.', country: 'US' }],
};

describe('a receipt', () => {
  it('tells what ISO/IEC TS 27560 asks for, in the language of the decision', async (t) => {
    const { url, send, storage } = await startServer(t, { policy: told });
    const subject = newSubject();
    const first = decision({
      subject,
      choices: { analytics: true, 'events.sms': false },
      language: 'ko',
      region: 'KR',
    });
    const second = decision({ subject, choices: { analytics: false }, trusted: false });
    await send([first, second]);
    const { receipt } = await fetchReceipt(url, first.id, subject);
    const row = (await storage.byId(first.id))!;
    const { chain, position, hash } = row.proof;
    const event = {
      event_time: row.occurredAt,
      received_time: row.receivedAt,
      validity_duration: 'P182D',
      entity_id: await sha256(subject),
      event_type: 'ExpressedConsent',
      collection_method: 'banner:save',
      trusted: null,
    };
    assert.deepEqual(receipt, {
      schema_version: 'ISO/IEC TS 27560:2023',
      receipt_id: first.id,
      record_id: first.id,
      pii_principal_id: await sha256(subject),
      privacy_notice: {
        id: 'shop',
        version: '2026-11-01',
        hash: await policyHash(told),
        url: 'https://shop.test/p',
        effective_from: '2026-11-01',
      },
      text_hash: null,
      language: 'ko',
      jurisdiction: 'KR',
      regime: 'opt-in',
      flags: [],
      withdrawal_method: 'The consent settings on the same site, at any time',
      purposes: [
        {
          purpose_id: 'analytics',
          purpose: '분석',
          purpose_type: 'analytics',
          lawful_basis: 'consent',
          pii_information: [{ pii_type: '본 페이지' }],
          pii_controllers: ['controller'],
          services: ['PostHog'],
          recipient_third_parties: ['PostHog Inc.'],
          storage_locations: ['US'],
          retention_period: '13개월',
        },
        { purpose_id: 'events', purpose: 'Events', lawful_basis: 'consent', pii_controllers: ['controller'] },
      ],
      party_identification: [
        {
          party_id: 'controller',
          party_name: '상점',
          party_role: 'pii_controller',
          party_email: 'privacy@shop.test',
          party_contact: 'privacy@shop.test',
        },
      ],
      consent_events: [
        { ...event, event_state: 'ConsentGiven', unit: 'analytics' },
        { ...event, event_state: 'ConsentRefused', unit: 'events.sms' },
      ],
      log: { chain, position, hash },
    });
    const later = (await fetchReceipt(url, second.id, subject)).receipt;
    assert.equal(later.consent_events[0]?.event_state, 'ConsentWithdrawn');
    assert.equal(later.consent_events[0]?.trusted, false);
  });

  it('is given to the subject alone', async (t) => {
    const { url, send } = await startServer(t);
    const subject = newSubject();
    const one = decision({ subject });
    await send([one]);
    const ask = (id: string, init: RequestInit) => fetch(`${url}/receipts/${id}`, init);
    assert.equal((await ask(one.id, {})).status, 401);
    const others: string[] = [];
    for (const [id, who] of [
      [one.id, newSubject()],
      [decision().id, subject],
      ['x', subject],
      ["' or 1=1", subject],
    ] as const) {
      const answer = await ask(encodeURIComponent(id), bearer(who));
      assert.equal(answer.status, 404);
      others.push(await answer.text());
    }
    assert.equal(new Set(others).size, 1, 'no answer tells which ids there are');
    const mine = await ask(one.id.toUpperCase(), bearer(subject));
    assert.equal(mine.status, 200);
    assert.equal(mine.headers.get('cache-control'), 'no-store');
    assert.ok(!(await mine.text()).includes(subject), 'the capability itself is not in it');
  });

  it('is checked offline, by keys that outlive their rotation', async (t) => {
    const { url, send } = await startServer(t, { admin: { token } });
    const subject = newSubject();
    const one = decision({ subject });
    await send([one]);
    const before = await fetchReceipt(url, one.id, subject);
    const rotated = await fetch(`${url}/admin/keys`, { method: 'POST', ...bearer(token) });
    assert.equal(rotated.status, 201);
    const { kid } = (await rotated.json()) as { kid: string };
    const after = await fetchReceipt(url, one.id, subject);
    const keys = await fetchKeys(url);
    assert.equal(keys.keys.length, 2);
    assert.equal(keys.keys[0]!.kid, kid);
    assert.ok(
      keys.keys.every((key) => key.d === undefined),
      'public parts alone',
    );
    const checked = await Promise.all([before, after].map((receipt) => verifyReceipt(receipt, keys)));
    assert.deepEqual(
      checked.map((result) => [result.ok, result.ok && result.kid]),
      [
        [true, keys.keys[1]!.kid],
        [true, kid],
      ],
    );
    assert.deepEqual(before.receipt, after.receipt);
  });

  it('is refused when anything about it was changed', async (t) => {
    const { url, send } = await startServer(t);
    const subject = newSubject();
    const one = decision({ subject });
    await send([one]);
    const good = await fetchReceipt(url, one.id, subject);
    const keys = await fetchKeys(url);
    assert.equal((await verifyReceipt(good, keys)).ok, true);
    assert.equal((await verifyReceipt(good)).ok, true);
    const refused = async (document: unknown, problem: RegExp, by: JSONWebKeySet | null = keys) => {
      const result = await verifyReceipt(document, by ?? undefined);
      assert.match(result.ok ? 'valid' : result.problem, problem);
    };
    await refused({ ...good, receipt: { ...good.receipt, regime: 'opt-out' } }, /readable part was changed/);
    const [head, body, signature] = good.jws.split('.') as [string, string, string];
    const forgedBody = Buffer.from(JSON.stringify({ ...good.receipt, regime: 'x' })).toString('base64url');
    await refused({ ...good, jws: `${head}.${forgedBody}.${signature}` }, /does not hold/);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await refused({ ...good, jws: `${none}.${body}.` }, /does not hold/);
    await refused({}, /not a receipt/);
    await refused(null, /not a receipt/);
    await refused({ receipt: good.receipt, jws: good.jws }, /without keys/, null);

    const mine = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const sign = (typ: string, key: CryptoKey) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(good.receipt)))
        .setProtectedHeader({ alg: 'EdDSA', typ, kid: keys.keys[0]!.kid! })
        .sign(key);
    await refused({ ...good, jws: await sign('consent-receipt+jws', mine.privateKey) }, /does not hold/);
    const my = { keys: [{ ...(await exportJWK(mine.publicKey)), kid: keys.keys[0]!.kid! }] };
    await refused({ ...good, jws: await sign('JWT', mine.privateKey) }, /not one of a receipt/, my);
  });

  it('is no longer given once the subject is erased', async (t) => {
    const { url, send, storage } = await startServer(t);
    const subject = newSubject();
    const one = decision({ subject });
    await send([one]);
    await storage.erase(await sha256(subject));
    assert.equal((await fetch(`${url}/receipts/${one.id}`, bearer(subject))).status, 404);
  });
});

describe('receipt keys', () => {
  it('are shared by all instances, made once, and survive a restart', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const servers = await Promise.all([1, 2, 3].map(() => startServer(t, { storage: sqliteStorage({ path }) })));
    const sets = await Promise.all(servers.map(({ url }) => fetchKeys(url)));
    assert.equal(sets[0]!.keys.length, 1);
    for (const set of sets) assert.deepEqual(set, sets[0]);
    for (const { http } of servers) await http.close();
    const again = await startServer(t, { storage: sqliteStorage({ path }) });
    assert.deepEqual(await fetchKeys(again.url), sets[0]);
  });

  it('lie encrypted where a secret is given, and open by no other', async (t) => {
    const path = join(await folder(t), 'consent.db');
    const start = (secret?: string) =>
      startServer(t, { storage: sqliteStorage({ path }), receipts: secret ? { secret } : {}, log: () => undefined });
    const first = await start('correct horse battery staple');
    const keys = await fetchKeys(first.url);
    const [stored] = await first.storage.keys();
    assert.match(stored!.privateKey!, /^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/, 'a JWE');
    await first.http.close();
    assert.deepEqual(await fetchKeys((await start('correct horse battery staple')).url), keys);
    for (const wrong of ['another', undefined]) {
      assert.equal((await fetch(`${(await start(wrong)).url}/jwks.json`)).status, 500);
    }
  });
});
