import { type ParsedPolicy, type Problem, parsePolicy } from '../policy/parse.js';
import type { Policy } from '../policy/types.js';
import { broadKey } from './broad-key.js';
import { duplicateId } from './duplicate-id.js';
import { emptyUse } from './empty-use.js';
import { endpointFormat } from './endpoint-format.js';
import { hostFormat } from './host-format.js';
import { missingLanguage } from './missing-language.js';
import { ownCookie } from './own-cookie.js';
import { reservedId } from './reserved-id.js';
import type { Rule } from './rule.js';
import { unknownPurpose } from './unknown-purpose.js';
import { unmappedMarkup } from './unmapped-markup.js';

export type { Finding, Rule } from './rule.js';

/** Every rule of `assent check`, in the order in which they run. */
export const rules: readonly Rule[] = [
  duplicateId,
  unknownPurpose,
  hostFormat,
  endpointFormat,
  ownCookie,
  broadKey,
  missingLanguage,
  emptyUse,
  reservedId,
  unmappedMarkup,
];

/** Runs the rules over a policy that the schema has accepted. */
export function lint(policy: Policy, using: readonly Rule[] = rules): Problem[] {
  return using.flatMap((rule) =>
    Array.from(rule.run(policy), (finding) => ({ severity: rule.severity, rule: rule.id, ...finding })),
  );
}

/**
 * The whole check of a document: the schema first; where it accepts, the rules.
 *
 * @returns the policy, absent when there is an error; the document in force; and all problems, errors first
 */
export function checkPolicy(input: unknown): ParsedPolicy {
  const parsed = parsePolicy(input);
  if (!parsed.policy) return parsed;
  const found = lint(parsed.policy);
  const errors = found.filter((p) => p.severity === 'error');
  const problems = [...errors, ...found.filter((p) => p.severity !== 'error')];
  const { policy, document } = parsed;
  return errors.length > 0 ? { document, problems } : { policy, document, problems };
}
