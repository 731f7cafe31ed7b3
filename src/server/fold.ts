import { foldDecision } from '../decision/record.js';
import type { ConsentRecord } from '../decision/types.js';
import type { Rules } from '../policy/rules.js';
import { compileRules } from '../regime/compile.js';
import type { PolicyRegistry } from './policies.js';
import type { LoggedDecision } from './storage/types.js';

/**
 * The record of one subject: its decisions folded in the server's order, each under the policy version that it was made
 * on. An answer on a version that nobody knows counts as given on revision 1, so that a raised revision asks anew.
 */
export async function foldLog(
  log: readonly LoggedDecision[],
  policies: PolicyRegistry,
): Promise<ConsentRecord | undefined> {
  const rules = new Map<string, Rules | undefined>();
  let record: ConsentRecord | undefined;
  for (const { policyId, policyVersion, policyHash, choices, occurredAt } of log) {
    const key = JSON.stringify([policyId, policyVersion, policyHash]);
    if (!rules.has(key)) {
      const policy = await policies.find(policyId, policyVersion, policyHash);
      rules.set(key, policy && compileRules(policy));
    }
    record = foldDecision(rules.get(key) ?? unknownRules(policies, policyId), record, choices, Date.parse(occurredAt));
  }
  return record;
}

function unknownRules(policies: PolicyRegistry, id: string): Rules {
  const policy = policies.served(id)?.policy ?? policies.served()!.policy;
  const rules = compileRules(policy);
  return { ...rules, purposes: rules.purposes.map((p) => ({ ...p, revision: 1 })) };
}
