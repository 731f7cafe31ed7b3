import type { Rule } from '../rule.js';
import { isEmpty, label } from './texts.js';

export const trackerList: Rule = {
  id: 'TRACKER-LIST',
  severity: 'warning',
  summary: 'A notice that tells of cookies lists them: name, period, who runs them.',
  source: 'PIPA 30(1)7; PIPC measures on behavioural data, 2024-01-31; GDPR 13(1)(e)',
  *run({ trackers, services }) {
    if (!trackers) return;
    if (services.length === 0) {
      yield {
        path: '/services',
        message: 'is empty, while the notice tells of cookies',
        fix: 'list each service with its cookies, their periods and its operator',
      };
    }
    for (const [i, { name, operator, cookies }] of services.entries()) {
      if (isEmpty(operator)) {
        yield { path: `/services/${i}/operator`, message: `"${label(name)}" has no operator`, fix: 'say who runs it' };
      }
      for (const [j, cookie] of cookies.entries()) {
        if (typeof cookie === 'object' && !isEmpty(cookie.duration)) continue;
        const path = `/services/${i}/cookies/${j}`;
        yield { path, message: 'has no period', fix: 'write { "name", "duration", "description" }' };
      }
    }
  },
};
