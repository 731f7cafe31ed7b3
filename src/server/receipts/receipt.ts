import { recipientUnits } from '../../decision/record.js';
import type { Policy } from '../../policy/types.js';
import { localize } from '../../policy/view.js';
import type { ChainedDecision, LoggedDecision } from '../storage/types.js';
import { type Party, type ProcessedPurpose, partiesOf, purposesOf } from './processing.js';

/** What a decision did to one consent unit, in the terms of the Data Privacy Vocabulary (W3C DPV). */
export type EventState = 'ConsentGiven' | 'RenewedConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn';

export interface ConsentEvent {
  /** When the visitor acted, by the server's clock (ISO 8601). */
  event_time: string;
  /** When the backend took it in. */
  received_time: string;
  /** How long the answer is kept before it is asked anew (ISO 8601 duration). */
  validity_duration?: string;
  /** Who acted: the subject. */
  entity_id: string;
  event_type: 'ExpressedConsent';
  event_state: EventState;
  /** The consent unit: purpose, service, or purpose.channel[.daypart]. */
  unit: string;
  /** What was used: `banner:accept-all`, ... */
  collection_method: string;
  /** False: a script, not a person, made the click; null: not known. */
  trusted: boolean | null;
}

/** The proof of one decision, after ISO/IEC TS 27560:2023 (names as there; what is not from there is marked). */
export interface Receipt {
  schema_version: 'ISO/IEC TS 27560:2023';
  receipt_id: string;
  record_id: string;
  /** Hash of the subject's capability. */
  pii_principal_id: string;
  privacy_notice: { id: string; version: string; hash: string | null; url?: string; effective_from?: string };
  /** Hash of the text that was shown (ours). */
  text_hash: string | null;
  language: string;
  jurisdiction: string | null;
  /** The regime that was applied (ours). */
  regime: string;
  /** What stood out when it was taken in (ours). */
  flags: string[];
  withdrawal_method: string;
  purposes: ProcessedPurpose[];
  party_identification: Party[];
  consent_events: ConsentEvent[];
  /** The decision's place in the log (ours): contradicts a log that is rewritten later. */
  log: { chain: number; position: number; hash: string };
}

/**
 * The receipt of one decision: always the same for the same decision.
 *
 * @param row the decision, of a subject that was not erased
 * @param earlier the subject's decisions before it, in the server's order
 * @param policy the text that it was made on, as far as it is known
 */
export function makeReceipt(
  row: ChainedDecision & { subject: string },
  earlier: readonly LoggedDecision[],
  policy: Policy | undefined,
): Receipt {
  const { chain, position, hash } = row.proof;
  const first = policy?.languages[0] ?? row.language;
  const url = localize(policy?.controller.privacyUrl, row.language, first) || policy?.controller.url;
  const recipients = policy ? recipientUnits(policy) : [];
  const ids = [...new Set(Object.keys(row.choices).map((u) => (recipients.includes(u) ? u : u.split('.')[0]!)))];
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    receipt_id: row.id,
    record_id: row.id,
    pii_principal_id: row.subject,
    privacy_notice: {
      id: row.policyId,
      version: row.policyVersion,
      hash: row.policyHash ?? row.serverHash,
      ...(url && { url }),
      ...(policy?.effectiveFrom && { effective_from: policy.effectiveFrom }),
    },
    text_hash: row.text,
    language: row.language,
    jurisdiction: row.region,
    regime: row.regime,
    flags: row.flags,
    withdrawal_method: 'The consent settings on the same site, at any time',
    purposes: policy ? purposesOf(policy, ids, row.language) : ids.map((purpose_id) => ({ purpose_id })),
    party_identification: policy ? partiesOf(policy, row.language) : [],
    consent_events: eventsOf(row, earlier, policy),
    log: { chain, position, hash },
  };
}

function eventsOf(
  row: ChainedDecision & { subject: string },
  earlier: readonly LoggedDecision[],
  policy: Policy | undefined,
): ConsentEvent[] {
  const before: Record<string, boolean> = Object.assign(Object.create(null), ...earlier.map(({ choices }) => choices));
  return Object.entries(row.choices).map(([unit, granted]) => ({
    event_time: row.occurredAt,
    received_time: row.receivedAt,
    ...(policy && { validity_duration: `P${policy.cookie.days}D` }),
    entity_id: row.subject,
    event_type: 'ExpressedConsent',
    event_state: stateOf(granted, before[unit] === true),
    unit,
    collection_method: row.source,
    trusted: row.trusted,
  }));
}

function stateOf(granted: boolean, grantedBefore: boolean): EventState {
  if (granted) return grantedBefore ? 'RenewedConsentGiven' : 'ConsentGiven';
  return grantedBefore ? 'ConsentWithdrawn' : 'ConsentRefused';
}
