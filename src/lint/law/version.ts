import type { Rule } from '../rule.js';
import { isNotice } from './notice.js';

export const version: Rule = {
  id: 'VERSION',
  severity: 'error',
  summary: 'A notice tells its version, since when it holds, what held before, and how early a change is announced.',
  source: 'PIPA 30(2), Decree 31(2)',
  *run(policy) {
    if (!isNotice(policy)) return;
    const { effectiveFrom, previous, changeRules } = policy;
    if (effectiveFrom === undefined) {
      yield { path: '/effectiveFrom', message: 'is missing', fix: 'add the day from which it holds' };
    }
    if (previous === undefined) {
      if (policy.version === effectiveFrom) {
        const message = 'is the day from which it holds, and no version number tells it from another';
        yield { path: '/version', message, fix: 'number the versions, or list the earlier ones in previous' };
      }
      yield {
        path: '/previous',
        message: 'is missing: nobody can see what held before',
        fix: 'list the earlier versions with their days; [] where there is none',
      };
    }
    if (changeRules?.noticeLeadDays === undefined) {
      yield {
        path: '/changeRules/noticeLeadDays',
        severity: 'info',
        message: 'is missing: nobody knows how early a change is announced',
        fix: 'add the number of days between announcement and effect',
      };
    }
  },
};
