import type { PolicyInput } from '../../src/policy/types.js';

/** A small notice in which no rule finds anything, not even for information. A fresh one each time, to be spoilt. */
export const goodNotice = (): PolicyInput => ({
  id: 'shop',
  version: '3',
  effectiveFrom: '2026-11-01',
  languages: ['en', 'ko'],
  languageOfRecord: 'ko',
  governingLaw: { jurisdiction: 'KR' },
  legalRegimes: [{ regime: 'KR-PIPA' }, { regime: 'US-CA-CCPA' }],
  changeRules: { noticeLeadDays: 7 },
  previous: [{ version: '2', effectiveFrom: '2025-01-01' }],
  controller: { name: 'Shop Ltd' },
  purposes: [
    { id: 'membership', necessity: 'required', surface: 'service', legalBasis: 'contract', title: both('Membership') },
    { id: 'analytics', title: both('Analytics') },
    { id: 'events', surface: 'marketing', title: both('Events') },
  ],
  services: [
    {
      id: 'counter',
      purpose: 'analytics',
      name: 'Counter',
      operator: 'Counter Inc.',
      hosts: ['counter.example'],
      cookies: [{ name: 'ct_*', duration: both('1 year') }],
    },
  ],
  dataItems: [
    { id: 'name', name: both('Name') },
    { id: 'email', name: both('E-mail address') },
    { id: 'card-code', name: both('CVC'), stored: false },
    { id: 'position', name: both('Position'), description: both('Tells which events suit you') },
    { id: 'usage', name: both('Pages seen'), source: 'automatic' },
  ],
  retention: [
    { id: 'member', basis: 'contract', recordKind: both('Member data'), period: both('Until membership ends') },
    { id: 'agreed', basis: 'consent', recordKind: both('Event data'), period: both('Until consent is withdrawn') },
    { id: 'orders', basis: 'statute', statute: both('E-Commerce Act'), recordKind: both('Orders'), ...fiveYears },
    { id: 'logs', basis: 'statute', statute: both('Secrets Act'), recordKind: both('Access logs'), ...fiveYears },
  ],
  collections: [
    {
      id: 'sign-up',
      service: both('Sign-up'),
      purpose: 'membership',
      items: [
        { item: 'name', necessity: 'required' },
        { item: 'card-code', necessity: 'required' },
      ],
      retention: 'member',
      exceptions: ['orders'],
      method: ['online-form'],
    },
    {
      id: 'site',
      service: both('Website'),
      purpose: 'analytics',
      items: [{ item: 'usage', necessity: 'optional', control: 'analytics' }],
      retention: 'logs',
      method: ['automatic'],
    },
    {
      id: 'events',
      service: both('Events'),
      purpose: 'events',
      items: [
        { item: 'email', necessity: 'optional' },
        { item: 'position', necessity: 'optional' },
      ],
      retention: 'agreed',
      method: ['online-form'],
    },
  ],
  collectionNotes: [both('Prior consent is asked for cookies and logs.')],
  thirdPartyProvision: {
    exists: true,
    recipients: [{ name: 'Bank', purpose: both('Payment'), items: ['name'], retention: 'orders' }],
  },
  processors: [
    { id: 'mailer', name: 'Mailer Inc.', tasks: [both('Sending event mails')] },
    { id: 'host', name: 'Host Ltd', country: 'KR', tasks: [both('Hosting')] },
  ],
  transfers: [
    {
      id: 'to-mailer',
      processor: 'mailer',
      recipient: {
        name: 'Mailer Inc.',
        contact: { email: 'privacy@mailer.example' },
        officer: both('Privacy officer'),
      },
      kind: 'entrustment',
      countries: ['US'],
      items: ['email', 'position'],
      when: both('With each mail, and until consent is withdrawn'),
      how: both('Over an encrypted connection'),
      purpose: both('To send mails about events'),
      retention: ['agreed'],
      legalBasis: 'contract-entrustment-disclosed',
      refusal: { method: both('Do not tick Events'), procedure: both('Or switch it off'), effect: both('No mails') },
    },
  ],
  rights: (
    ['access', 'correction', 'deletion', 'suspension', 'withdraw-consent', 'portability', 'automated-decision'] as const
  ).map((type) => ({ type, title: both(type), channels: [{ kind: 'account' }] })),
  destruction: { trigger: both('At the end of its period'), statutory: ['orders', 'logs'] },
  trackers: {
    explanation: both('Cookies are notes that a browser keeps.'),
    purposeText: both('They count visits.'),
    browserRefusal: [
      { browser: 'Chrome', path: both('Settings'), checkedOn: '2026-10-01' },
      { browser: 'Safari', path: both('Settings') },
      { browser: 'Edge', path: both('Settings') },
      { browser: 'Firefox', path: both('Settings') },
      { browser: 'Safari', platform: 'ios', path: both('Settings') },
      { browser: 'Chrome', platform: 'android', path: both('Settings') },
    ],
  },
  officers: [{ roles: ['CPO'], title: both('Privacy officer'), email: 'cpo@shop.example' }],
  departments: [{ name: 'Support', email: 'help@shop.example' }],
  remedyText: both('The Personal Data Mediation Committee helps.'),
  remedyBodies: [{ name: both('Personal Data Mediation Committee'), url: 'https://committee.example' }],
});

/** The same words for both languages: what is said matters to the rules of law, not how well it is translated. */
function both(text: string): { en: string; ko: string } {
  return { en: text, ko: text };
}

const fiveYears = { period: { en: '5 years', ko: '5년' }, duration: 'P5Y' };

/** A policy to be spoilt: each member may be set, whatever its type says of what was there. */
// biome-ignore lint/suspicious/noExplicitAny: examples set what types would forbid them to find absent
export type Loose = any;

type Change = (policy: Loose) => void;

/** Of each rule: changes of the good notice that it finds, with where; and changes that it lets pass. */
export type Examples = Record<
  string,
  { finds: Record<string, { change: Change; at: string[] }>; passes: Record<string, Change> }
>;
