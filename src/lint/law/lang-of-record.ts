import type { Rule } from '../rule.js';
import facts from './facts.json';
import { isNotice } from './notice.js';
import { label, textsOf } from './texts.js';

export const langOfRecord: Rule = {
  id: 'LANG-OF-RECORD',
  severity: 'warning',
  summary: 'A notice says which language prevails, and each text is in the language that it is given for.',
  source: 'PIPA 30(3), Decree 17(1)3; GDPR 12(1)',
  *run(policy) {
    if (!isNotice(policy)) return;
    const { languageOfRecord, languages } = policy;
    if (languageOfRecord === undefined) {
      const fix = `add one of ${languages.map((tag) => `"${tag}"`).join(', ')}, or that of the original`;
      yield { path: '/languageOfRecord', message: 'is missing: where texts differ, nobody knows which counts', fix };
    }
    for (const { text, language, path } of textsOf(policy)) {
      const tags = language === undefined ? languages : [language];
      if (!/\p{L}/u.test(text) || tags.some((tag) => scriptsOf(tag).test(text))) continue;
      yield {
        path,
        message: `"${label(text)}" is in a script that ${tags.join(', ')} is not written in`,
        fix: 'write the name in that language, with the original beside it',
      };
    }
  },
};

/** A letter that readers of a language know: of its own script, or a Latin one, which names are written in everywhere. */
function scriptsOf(tag: string): RegExp {
  const base = tag.split('-')[0]!.toLowerCase();
  const [, own = 'Latin'] = Object.entries(facts.scripts).find(([language]) => language === base) ?? [];
  const classes = [...own.split('|'), 'Latin'].map((script) => `\\p{Script=${script}}`);
  return new RegExp(`[${classes.join('')}]`, 'u');
}
