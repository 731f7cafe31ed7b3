import type { PolicyInput } from '../../src/policy/types.js';

export const policy: PolicyInput = {
  id: 'shop',
  version: '2',
  languages: ['en', 'ko'],
  region: 'KR',
  controller: { name: 'Shop <Ltd>' },
  purposes: [
    { id: 'account', surface: 'service', necessity: 'required', title: 'Account', legalBasis: 'contract' },
    { id: 'news', surface: 'marketing', title: { en: 'News', ko: '소식' }, channels: ['email'] },
    { id: 'events', surface: 'marketing', title: 'Events', channels: ['sms'], night: true },
  ],
  retention: [{ id: 'until', basis: 'consent', recordKind: 'All', period: 'Until withdrawn' }],
  dataItems: [{ id: 'mail', name: 'E-mail address' }],
  transfers: [
    {
      id: 'to-mailer',
      recipient: { name: 'Mailer', contact: { email: 'privacy@mailer.example' } },
      kind: 'entrustment',
      countries: ['US'],
      items: ['mail'],
      when: 'When mail is sent',
      how: 'Encrypted',
      purpose: 'Sending mail',
      retention: ['until'],
      legalBasis: 'separate-consent',
      refusal: { method: 'Leave it empty', procedure: 'Or withdraw', effect: 'No mail' },
    },
  ],
};
export const SHOWN = 'news.email events.sms.day events.sms.night transfer.to-mailer';
export const fields = (more: Record<string, string | string[]>) =>
  new URLSearchParams(
    Object.entries({ 'consent-shown': SHOWN, 'consent-age': 'of-age', ...more }).flatMap(([k, v]) =>
      [v].flat().map((one) => [k, one] as [string, string]),
    ),
  );
export const empty = Object.fromEntries(SHOWN.split(' ').map((unit) => [unit, false]));
