import type { Rule } from '../rule.js';
import facts from './facts.json';
import { matched, textsOf } from './texts.js';

export const consentClaim: Rule = {
  id: 'CONSENT-CLAIM',
  severity: 'error',
  summary: 'A text that claims prior consent for cookies and logs has something that asks for it.',
  source: 'PIPA 30(3), 59-1; ePrivacy 5(3)',
  *run(policy) {
    const asked = policy.purposes.filter((p) => p.surface === 'cookies' && p.necessity === 'optional');
    const asks = policy.services.some((service) => asked.some(({ id }) => [service.purpose].flat().includes(id)));
    if (asks) return;
    for (const { text, path } of textsOf(policy)) {
      if (!/^\/(collectionNotes|trackers|introduction)/.test(path)) continue;
      const claim = matched(text, facts.consentClaims);
      if (claim === undefined || matched(text, facts.automaticSubjects) === undefined) continue;
      yield {
        path,
        message: `claims "${claim}", but no optional purpose with a service is there for a banner to ask for`,
        fix: 'list the services under an optional purpose, so that consent is asked; or take the claim out',
      };
    }
  },
};
