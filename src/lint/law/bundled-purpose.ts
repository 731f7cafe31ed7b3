import type { Rule } from '../rule.js';
import facts from './facts.json';
import { allMatched, label, values } from './texts.js';

export const bundledPurpose: Rule = {
  id: 'BUNDLED-PURPOSE',
  severity: 'warning',
  summary: 'A required purpose holds nothing but what the service needs: no marketing, research or training.',
  source: 'PIPA 16(3), 22(1), 22(5); GDPR 7(2), 7(4)',
  *run({ purposes, collections = [] }) {
    for (const [i, purpose] of purposes.entries()) {
      if (purpose.necessity !== 'required') continue;
      const rows = collections.filter((row) => row.purpose === purpose.id);
      const texts = [purpose.description, ...rows.map((row) => row.purposeText)].flatMap(values);
      const words = new Set(texts.flatMap((text) => allMatched(text, facts.bundled)));
      if (words.size === 0) continue;
      yield {
        path: `/purposes/${i}/description`,
        message: `"${label(purpose.title)}" is required, and includes ${[...words].map((word) => `"${word}"`).join(', ')}`,
        fix: 'make that a purpose of its own that can be refused',
      };
    }
  },
};
