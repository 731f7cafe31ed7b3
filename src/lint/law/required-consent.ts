import type { Rule } from '../rule.js';
import { label } from './texts.js';

export const requiredConsent: Rule = {
  id: 'REQUIRED-CONSENT',
  severity: 'warning',
  summary: 'What is required does not rest on consent: consent that cannot be refused is none.',
  source: 'PIPA 15(1)4, 16(3), 22(3); GDPR 4(11), 7(4)',
  *run({ purposes }) {
    for (const [i, { title, necessity, legalBasis }] of purposes.entries()) {
      if (necessity !== 'required' || legalBasis !== 'consent') continue;
      yield {
        path: `/purposes/${i}/legalBasis`,
        message: `"${label(title)}" is required, and rests on consent`,
        fix: 'name its real basis, such as "contract", or make it optional',
      };
    }
  },
};
