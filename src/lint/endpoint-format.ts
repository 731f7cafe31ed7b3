import type { Rule } from './rule.js';

export const endpointFormat: Rule = {
  id: 'endpoint-format',
  severity: 'error',
  summary: 'Decisions are posted to sync.endpoint from every page: a relative path would move with the page.',
  source: 'WHATWG URL; Fetch',
  *run(policy) {
    const endpoint = policy.sync?.endpoint;
    if (endpoint === undefined) return;
    const absolute = /^\/(?![/\\])/.test(endpoint) || /^https?:\/\/[^/?#]/i.test(endpoint);
    if (absolute && URL.canParse(endpoint, 'http://localhost') && !/[?#\s]/.test(endpoint)) return;
    yield {
      path: '/sync/endpoint',
      message: `${JSON.stringify(endpoint)} is not an absolute path or an http(s) address`,
      fix: 'write a path such as "/assent/v1", or an address such as "https://consent.example.com/assent/v1"',
    };
  },
};
