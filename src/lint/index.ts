import { type ParsedPolicy, type Problem, parsePolicy } from '../policy/parse.js';
import type { Policy } from '../policy/types.js';
import { broadKey } from './broad-key.js';
import { duplicateId } from './duplicate-id.js';
import { emptyUse } from './empty-use.js';
import { endpointFormat } from './endpoint-format.js';
import { hostFormat } from './host-format.js';
import { lawRules } from './law/index.js';
import { missingLanguage } from './missing-language.js';
import { ownCookie } from './own-cookie.js';
import { reservedId } from './reserved-id.js';
import type { Rule, Severity } from './rule.js';
import { unknownPurpose } from './unknown-purpose.js';
import { unmappedMarkup } from './unmapped-markup.js';

export type { Finding, Rule, Severity } from './rule.js';

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
  ...lawRules,
];

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Today as the rules take it. */
const today = () => new Date().toISOString().slice(0, 10);

/** Runs the rules over a policy that the schema has accepted; `on` is the day for what grows old. */
export function lint(policy: Policy, using: readonly Rule[] = rules, on: string = today()): Problem[] {
  return using.flatMap(({ id, severity, source, run }) =>
    Array.from(run(policy, on), (finding) => ({ severity, rule: id, source, ...finding })),
  );
}

const LAW = new Set(lawRules.map(({ id }) => id));

/**
 * The whole check of a document: the schema first; where it accepts, the rules.
 *
 * @param on the day of the check, today without
 * @returns the policy, absent when there is an error of schema or structure (what law asks of a notice keeps no backend
 *   from starting); the document in force; and all problems, errors first
 */
export function checkPolicy(input: unknown, on?: string): ParsedPolicy {
  const parsed = parsePolicy(input);
  if (!parsed.policy) return parsed;
  const { policy, document } = parsed;
  const problems = lint(policy, rules, on).sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  const unfit = problems.some(({ severity, rule }) => severity === 'error' && !LAW.has(rule));
  return unfit ? { document, problems } : { policy, document, problems };
}
