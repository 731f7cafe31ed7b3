import { keysOf } from './keys.js';
import type { Rule } from './rule.js';

export const broadKey: Rule = {
  id: 'broad-key',
  severity: 'error',
  summary: 'An empty name matches nothing, and a bare "*" every key of the site, sign-in and baskets included.',
  source: 'a key that is swept at a withdrawal must be the service’s own',
  *run(policy) {
    for (const { name, list, path } of keysOf(policy)) {
      if (/^\**$/.test(name)) {
        const message =
          name === '' ? 'is an empty name, which matches nothing' : `"${name}" matches every key of the site`;
        const what = list === 'cookies' ? 'cookies' : 'storage keys';
        yield { path, message, fix: `name the service's own ${what}, such as "ph_*", or remove the entry` };
      }
    }
  },
};
