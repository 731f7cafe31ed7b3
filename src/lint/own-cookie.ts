import { covers, keysOf } from './keys.js';
import type { Rule } from './rule.js';

export const ownCookie: Rule = {
  id: 'own-cookie',
  severity: 'error',
  summary: 'A service that covers the consent cookie would have the record itself swept away at each withdrawal.',
  source: 'GDPR 7(1): the record proves the decision',
  *run(policy) {
    for (const { name, path } of keysOf(policy)) {
      if (covers(name, policy.cookie.name) && !/^\**$/.test(name)) {
        yield {
          path,
          message: `"${name}" covers "${policy.cookie.name}", where consent itself is kept`,
          fix: 'name the keys of the service alone, or set cookie.name to another name',
        };
      }
    }
  },
};
