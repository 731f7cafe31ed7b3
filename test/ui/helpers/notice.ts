import type { PolicyInput } from '../../../src/policy/types.js';
import type { MemoryHost } from './memory-host.js';

/** The host's policy as it was when the visitor decided: a service less, another name for one. */
export async function earlierPolicy(host: MemoryHost): Promise<PolicyInput> {
  const { policy } = await host.policy();
  const [first, ...services] = policy.services!;
  return {
    ...policy,
    version: '2025-03-01',
    effectiveFrom: '2025-03-01',
    services: services.map((s) => (s.id === 'clarity' ? { ...s, operator: first!.operator! } : s)),
  };
}

/** A visitor who decided on a version that is no longer in force, which the backend keeps. */
export function decidedBefore(host: MemoryHost): void {
  const policy = { id: 'harbour', version: '2025-03-01', hash: 'sha256-old' };
  const choices = { analytics: true };
  host.past = { decisions: [{ id: 'a', at: '2025-06-01T10:00:00.000Z', policy, choices, state: 'stored' }] };
  host.versions = async () => [{ version: policy.version, hash: policy.hash, document: await earlierPolicy(host) }];
}
