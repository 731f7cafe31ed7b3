import type { History } from '../../../src/ui/host.js';

/** Three decisions, each known in another way. */
export const past: History = {
  decisions: [
    {
      id: '019ab3c0-0000-7000-8000-000000000003',
      at: '2026-11-23T21:40:00.000Z',
      choices: { functional: true, analytics: false, marketing: false, clarity: true },
      source: 'settings:save',
      state: 'waiting',
    },
    {
      id: '019ab3c0-0000-7000-8000-000000000002',
      at: '2026-11-22T08:12:00.000Z',
      choices: { functional: false, analytics: false, marketing: false },
      source: 'settings:reject-all',
      state: 'stored',
    },
    {
      id: '019ab3c0-0000-7000-8000-000000000001',
      at: '2026-11-01T10:00:00.000Z',
      choices: { functional: true, analytics: true, marketing: true },
      source: 'banner:accept-all',
      state: 'stored',
    },
  ],
};
