import type { Policy } from '../../policy/types.js';
import type { Rule } from '../rule.js';
import facts from './facts.json';
import { label, textsOf, values } from './texts.js';
import { wordsOf } from './words.js';

export const nameDrift: Rule = {
  id: 'NAME-DRIFT',
  severity: 'info',
  summary: 'One body, one name; one office, one title.',
  source: 'PIPA 30(1)6, 31; GDPR 12(1)',
  *run(policy) {
    for (const { path, text, language } of textsOf(policy)) {
      if (!path.startsWith('/remedyText')) continue;
      for (const body of policy.remedyBodies ?? []) {
        const name = typeof body.name === 'string' ? body.name : (body.name[language ?? ''] ?? label(body.name));
        const drifted = similar(text, name);
        if (!drifted) continue;
        yield {
          path,
          message: `says "${drifted}", while the list of bodies says "${name}"`,
          fix: 'use one name for one body',
        };
      }
    }
    const titles = [...new Map(officerLabels(policy)).entries()];
    const [own, ...others] = titles;
    for (const [title, path] of others) {
      yield {
        path,
        message: `says "${title}", while ${own![1]} says "${own![0]}"`,
        fix: 'use one title for one office',
      };
    }
  },
};

/** A word without its ending, roughly. */
const begin = (word: string) => word.slice(0, 5);

/** The words of a text that are most of a name, but not the name. */
function similar(text: string, name: string): string | undefined {
  const wanted = wordsOf(name);
  const words = wordsOf(text);
  if (wanted.length < 3) return undefined;
  const windows = words.map((_, i) => words.slice(i, i + wanted.length)).filter((w) => w.length === wanted.length);
  const hits = (window: string[]) => window.filter((word, i) => begin(word) === begin(wanted[i]!)).length;
  if (windows.some((window) => hits(window) === wanted.length)) return undefined;
  return windows.find((window) => hits(window) / wanted.length >= 0.6)?.join(' ');
}

/** Each title by which an officer is called, with the first place that has it: the own officer first. */
function officerLabels({ officers = [], transfers = [] }: Policy): [string, string][] {
  const places: [string, readonly string[]][] = [
    ...officers.map(({ title }, i) => [`/officers/${i}/title`, values(title)] as [string, string[]]),
    ...transfers.map(({ recipient }, i): [string, string[]] => [
      `/transfers/${i}/recipient/officer`,
      values(recipient.officer),
    ]),
  ];
  const found = new Map<string, string>();
  for (const [path, texts] of places) {
    for (const text of texts) {
      const title = facts.officerLabels.find((known) => text.toLowerCase().includes(known));
      if (title && !found.has(title)) found.set(title, path);
    }
  }
  return [...found];
}
