import { nearest } from '../policy/nearest.js';
import type { Rule } from './rule.js';

export const unmappedMarkup: Rule = {
  id: 'unmapped-markup',
  severity: 'error',
  summary: "A name of another tool's markup must mean ids that exist: otherwise its elements could never be released.",
  source: 'denied is the default: what names no purpose is never released',
  *run(policy) {
    if (!policy.markup || Array.isArray(policy.markup)) return;
    const known = [...policy.purposes, ...policy.services].map(({ id }) => id);
    for (const [tool, names] of Object.entries(policy.markup)) {
      for (const [name, ids] of Object.entries(names ?? {})) {
        for (const id of ids.split(/\s+/).filter((id) => !known.includes(id))) {
          const meant = nearest(id, known);
          const fix = meant ? `did you mean "${meant}"?` : `use one of ${known.join(', ')}`;
          yield {
            path: `/markup/${tool}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
            message: `"${id}" is not the id of a purpose or service`,
            fix,
          };
        }
      }
    }
  },
};
