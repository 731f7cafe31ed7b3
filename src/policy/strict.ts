import type { PolicyInput } from './types.js';

/** Ids that strict mode gives itself; no purpose or service may have them then. */
export const STRICT_IDS = ['unknown', 'first-party'];

/**
 * Strict mode (`unknown: "deny"`), written as rules that the gate knows already: a service `unknown` has every host, but
 * is of no purpose, and so can never be granted; as a longer entry wins, the hosts of services and the ones that pass
 * go before it.
 *
 * @param own the page's own host and those of the code that starts the gate, with the port where they have one. Whoever
 * the site belongs to beside them can't be told without a list of public suffixes: `cookie.domain` says so, with its
 * subdomains, and `allow`.
 */
export const withStrict = (policy: PolicyInput, ...own: string[]): PolicyInput => {
  if (policy.unknown !== 'deny') return policy;
  const { allow = [], cookie, purposes, services = [], sync } = policy;
  // Without its backend, no decision could ever be proved.
  const backend = /^https?:\/\/([^/?#]+)/i.exec(sync?.endpoint ?? '')?.[1];
  const domain = cookie?.domain?.replace(/^\./, '');
  const hosts = [...own, ...allow, ...[domain, backend].filter((host) => host !== undefined)];
  const [unknown, passes] = STRICT_IDS as [string, string];
  return {
    ...policy,
    unknown: 'allow',
    purposes: [...purposes, { id: passes, necessity: 'required', surface: 'service', title: passes }],
    services: [
      ...services,
      { id: passes, purpose: passes, name: passes, hosts },
      { id: unknown, purpose: [] as unknown, name: unknown, hosts: ['*'] },
    ],
  } as PolicyInput;
};
