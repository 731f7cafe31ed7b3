import type { Finding } from '../../../src/policy/finding.js';

/** One of them. */
export const finding = (
  kind: Finding['kind'],
  name: string,
  state: Finding['state'],
  more: Partial<Finding> = {},
): Finding => ({
  kind,
  name,
  state,
  purposes: [],
  count: 1,
  sites: [],
  ...more,
});

/** What the inspector may see on a page: unknown, held, and the site's own. */
export const FINDINGS: Finding[] = [
  finding('host', '1.cdn.tracker.example:8080', 'unknown', {
    example: 'https://1.cdn.tracker.example/t.js',
    sites: ['app.js:12:3'],
  }),
  finding('cookie', 'visitor', 'unknown'),
  finding('localStorage', 'visitor', 'unknown'),
  finding('host', 'posthog.example', 'held', { service: 'posthog', purposes: ['analytics'], count: 3 }),
  finding('host', location.host, 'own'),
];
