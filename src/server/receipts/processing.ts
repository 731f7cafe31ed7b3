import type { Policy, TextValue } from '../../policy/types.js';
import { localize } from '../../policy/view.js';

/** What one purpose means, as the policy tells it in the receipt's language; left out where the policy is silent. */
export interface ProcessedPurpose {
  /** Id of the purpose or service that was answered, or the unit of a recipient (`transfer.<id>`). */
  purpose_id: string;
  purpose?: string;
  purpose_type?: string;
  lawful_basis?: string;
  pii_information?: { pii_type: string; pii_optional?: boolean; sensitive_pii_category?: boolean }[];
  pii_controllers?: string[];
  services?: string[];
  recipient_third_parties?: string[];
  storage_locations?: string[];
  retention_period?: string;
}

export interface Party {
  party_id: string;
  party_name: string;
  party_role: 'pii_controller' | 'pii_processor';
  party_address?: string;
  party_email?: string;
  party_phone?: string;
  party_url?: string;
  party_contact?: string;
}

type Read = (text: TextValue | undefined) => string;

const reader =
  (policy: Policy, language: string): Read =>
  (text) =>
    localize(text, language, policy.languages[0]!);

/** Leaves out what is empty or absent. */
function filled<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  const entries = Object.entries(members).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as T;
}

/** @param ids purposes, services or units of recipients, as answered */
export function purposesOf(policy: Policy, ids: readonly string[], language: string): ProcessedPurpose[] {
  const read = reader(policy, language);
  return ids.map((id) => {
    const recipient = recipientOf(policy, id, read);
    if (recipient) return recipient;
    const service = policy.services.find((s) => s.id === id);
    const purpose = policy.purposes.find((p) => p.id === (service ? [service.purpose].flat()[0] : id));
    const services = service ? [service] : policy.services.filter((s) => [s.purpose].flat().includes(id));
    const collections = (policy.collections ?? []).filter((c) => c.purpose === purpose?.id);
    const items = new Map(policy.dataItems?.map((item) => [item.id, item]));
    const named = collections
      .flatMap((c) => c.items)
      .map(({ item, necessity }) => ({
        pii_type: read(items.get(item)?.name) || item,
        pii_optional: necessity === 'optional',
        ...(items.get(item)?.sensitive && { sensitive_pii_category: true }),
      }));
    const periods = collections.map((c) => read(policy.retention?.find((r) => r.id === c.retention)?.period));
    return filled<ProcessedPurpose>({
      purpose_id: id,
      purpose: read(purpose?.description) || read(purpose?.title),
      purpose_type: purpose?.kind,
      lawful_basis: purpose?.legalBasis ?? 'consent',
      pii_information: [...(purpose?.items ?? []).map((item) => ({ pii_type: read(item) })), ...named],
      pii_controllers: ['controller'],
      services: services.map((s) => read(s.name)),
      recipient_third_parties: services.map((s) => read(s.operator)).filter(Boolean),
      storage_locations: [...new Set(services.flatMap((s) => s.country ?? []))],
      retention_period: read(purpose?.retention) || [...new Set(periods)].filter(Boolean).join('; '),
    });
  });
}

/** What somebody agreed to who agreed to a recipient; undefined for any other id. */
function recipientOf(policy: Policy, unit: string, read: Read): ProcessedPurpose | undefined {
  const [kind, id] = unit.split('.');
  const transfer = kind === 'transfer' ? policy.transfers?.find((t) => t.id === id) : undefined;
  const given = kind === 'provision' ? policy.thirdPartyProvision?.recipients.find((r) => r.id === id) : undefined;
  const found = transfer ?? given;
  if (!id || !found) return undefined;
  const item = (of: string) => read(policy.dataItems?.find((d) => d.id === of)?.name) || of;
  const period = (of: string) => read(policy.retention?.find((r) => r.id === of)?.period) || of;
  return filled<ProcessedPurpose>({
    purpose_id: unit,
    purpose: read(found.purpose),
    purpose_type: kind,
    lawful_basis: 'consent',
    pii_information: found.items.map((of) => ({ pii_type: item(of), pii_optional: true })),
    pii_controllers: ['controller'],
    services: undefined,
    recipient_third_parties: [read(transfer ? transfer.recipient.name : given!.name)],
    storage_locations: transfer?.countries,
    retention_period: [found.retention].flat().map(period).join('; '),
  });
}

/** The controller first, then those who process on its behalf. */
export function partiesOf(policy: Policy, language: string): Party[] {
  const read = reader(policy, language);
  const { controller } = policy;
  const officer = policy.officers?.[0];
  return [
    filled<Party>({
      party_id: 'controller',
      party_name: read(controller.name),
      party_role: 'pii_controller',
      party_address: read(controller.address),
      party_email: controller.email,
      party_phone: controller.phone,
      party_url: controller.url,
      party_contact: officer?.email ?? controller.email,
    }),
    ...(policy.processors ?? []).map((processor) =>
      filled<Party>({
        party_id: processor.id,
        party_name: read(processor.name),
        party_role: 'pii_processor',
        party_url: processor.url,
        party_address: undefined,
        party_email: undefined,
        party_phone: undefined,
        party_contact: undefined,
      }),
    ),
  ];
}
