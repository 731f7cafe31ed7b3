import { recipientUnits } from '../decision/record.js';
import type { Policy } from '../policy/types.js';
import { correctClock } from './clock.js';
import { sha256 } from './hash.js';
import type { PolicyRegistry } from './policies.js';
import type { DecisionRow, Flag } from './storage/types.js';
import type { DecisionBody } from './wire.js';

/**
 * A checked decision as the log's row: the capability becomes its hash, the client's claims get the server's view beside
 * them. What is odd is flagged, not refused.
 *
 * @param sent when the batch was sent, by the client's clock (milliseconds)
 * @param received now, by the server's clock (milliseconds)
 */
export async function takeIn(
  body: DecisionBody,
  sent: number | undefined,
  received: number,
  policies: PolicyRegistry,
): Promise<DecisionRow> {
  const verdict = await policies.judge(body.policy.id, body.policy.version, body.policy.hash);
  const flags: Flag[] = [...verdict.flags];
  const { policy } = verdict;
  if (policy) {
    const ids = idsOf(policy);
    if (Object.keys(body.choices).some((unit) => !ids.has(unit) && !ids.has(unit.split('.')[0]!)))
      flags.push('unit-unknown');
  }
  const clock = correctClock(Date.parse(body.at), sent, received);
  if (clock.corrected) flags.push('clock-corrected');
  return {
    id: body.id,
    subject: sha256(body.subject),
    policyId: body.policy.id,
    policyVersion: body.policy.version,
    policyHash: body.policy.hash ?? null,
    serverHash: verdict.serverHash,
    flags,
    regime: body.regime,
    region: body.region ?? null,
    choices: body.choices,
    source: body.source,
    language: body.language,
    text: body.text ?? null,
    at: body.at,
    occurredAt: new Date(clock.at).toISOString(),
    receivedAt: new Date(received).toISOString(),
    trusted: body.trusted ?? null,
  };
}

const known = new WeakMap<Policy, Set<string>>();

/** The ids, and units of recipients, that a choice can be about. */
function idsOf(policy: Policy): Set<string> {
  let ids = known.get(policy);
  if (!ids) {
    ids = new Set([...[...policy.purposes, ...policy.services].map(({ id }) => id), ...recipientUnits(policy)]);
    known.set(policy, ids);
  }
  return ids;
}
