import type { Rule } from './rule.js';

export const emptyUse: Rule = {
  id: 'empty-use',
  severity: 'warning',
  summary: 'A list beside `use` replaces the list of the catalogue: an empty one takes its hosts or keys away.',
  source: 'a list beside `use` replaces that of the catalogue',
  *run(policy) {
    for (const [i, { from, hosts, cookies, storage }] of policy.services.entries()) {
      if (from && hosts.length + cookies.length + storage.length === 0) {
        yield {
          path: `/services/${i}`,
          message: `has no host, cookie or key left of "${from}": only marked elements are held`,
          fix: 'remove the empty lists beside "use"',
        };
      }
    }
  },
};
