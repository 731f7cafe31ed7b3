import type { Finding } from '../../policy/finding.js';

/** A service as a policy writes it. */
interface ServiceDraft {
  id: string;
  purpose: string;
  name: string;
  hosts?: string[];
  cookies?: string[];
  storage?: string[];
}

/** An id of letters, digits, "-" and "_" that starts with a letter, of at most 40. */
const idOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/^[^a-z]+/, 's-')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^s--*$/, 'service')
    .slice(0, 40);

/**
 * Services for what no service names yet: one a host, and one for all cookies and keys, for the owner to sort.
 *
 * @param purpose an optional purpose of the policy: a first guess that keeps them denied until they are granted
 */
export function fragment(findings: readonly Finding[], purpose: string): ServiceDraft[] {
  const unknown = findings.filter((f) => f.state === 'unknown');
  const names = (kinds: Finding['kind'][]) => [
    ...new Set(unknown.filter((f) => kinds.includes(f.kind)).map((f) => f.name)),
  ];
  const services: ServiceDraft[] = names(['host']).map((name) => ({ id: idOf(name), purpose, name, hosts: [name] }));
  const cookies = names(['cookie']);
  const storage = names(['localStorage', 'sessionStorage', 'indexedDB', 'cache']);
  if (cookies.length || storage.length) {
    services.push({
      id: 'unnamed',
      purpose,
      name: 'Name what writes these',
      ...(cookies.length && { cookies }),
      ...(storage.length && { storage }),
    });
  }
  return services;
}
