import type { Rule } from '../rule.js';
import facts from './facts.json';

export const jurisGap: Rule = {
  id: 'JURIS-GAP',
  severity: 'info',
  summary: 'Where data goes, or is asked for, the law of that place may ask for more than the notice tells.',
  source: 'GDPR 3, 44; laws of US states',
  *run({ transfers = [], legalRegimes = [], region, regimes = {} }) {
    const places = new Map<string, string>();
    for (const [i, { countries }] of transfers.entries()) {
      for (const country of countries) places.set(country, places.get(country) ?? `/transfers/${i}`);
    }
    for (const place of [region, ...Object.keys(regimes)]) {
      const country = place?.split('-')[0];
      if (country) places.set(country, places.get(country) ?? '/regimes');
    }
    for (const { regime, prefix, countries } of facts.jurisdictions) {
      const reached = [...new Set([prefix, ...countries])].filter((country) => places.has(country));
      if (reached.length === 0 || legalRegimes.some((law) => law.regime.startsWith(prefix))) continue;
      yield {
        path: '/legalRegimes',
        message: `says nothing of ${regime}, while ${reached.map((c) => `${places.get(c)} has ${c}`).join(', ')}`,
        fix: 'find out whether it applies; if so, add it, with the rights that it gives',
      };
    }
  },
};
