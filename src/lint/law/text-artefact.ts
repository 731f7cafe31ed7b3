import type { Rule } from '../rule.js';
import facts from './facts.json';
import { label, textsOf } from './texts.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2028\u2029\u202a-\u202e\ufffd]/;
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/;
const RUN_ON = new RegExp(`[a-z,] (?:${facts.runOnBefore.join('|')}) [a-z]`);
const GLUED = new RegExp(`\\b(?:${facts.fieldLabels.join('|')})[A-Z]`);

export const textArtefact: Rule = {
  id: 'TEXT-ARTEFACT',
  severity: 'info',
  summary: 'No text has the traces of an editor: control characters, stray backslashes, run-ons, two fields in one.',
  source: 'GDPR 12(1); PIPA Decree 17(1)3',
  *run(policy) {
    for (const { text, path } of textsOf(policy)) {
      const why = artefact(text, path);
      if (why) yield { path, message: `"${label(text)}" ${why}`, fix: 'read it aloud, and write it anew' };
    }
  },
};

function artefact(text: string, path: string): string | undefined {
  if (CONTROL.test(text)) return 'has a control character';
  if (/\\\s*$/m.test(text)) return 'has a stray backslash';
  if (GLUED.test(text)) return 'has a label grown onto its value';
  if (/\/name(\/[^/]+)?$/.test(path) && EMAIL.test(text)) return 'has an e-mail address in a name';
  return RUN_ON.test(text) ? 'runs two sentences into one' : undefined;
}
