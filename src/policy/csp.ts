import { needsOf, type Rules } from './rules.js';

/**
 * The hosts that a page may reach: the owner's (`allow`, and the backend's), and those of the services that may run; each
 * as itself and its subdomains, with its port where one is given. Paths are left to the matched tier: a CSP forgets them
 * at a redirect, and knows no prefixes.
 *
 * @param allows may this service run now?
 */
const hostsOf = ({ allow = [], services = [], sync }: Rules, allows: (id: string) => boolean): string[] => {
  const backend = /^https?:\/\/([^/?#]+)/i.exec(sync?.endpoint ?? '')?.[1];
  const granted = services
    .filter((s) => allows(s.id))
    .flatMap((s) => s.hosts ?? [])
    .filter((host) => host !== '*');
  const all = [...allow, ...(backend ? [backend] : []), ...granted].flatMap((entry) => {
    const host = /^[^:/[\]]+(:\d+)?/.exec(entry)?.[0]; // CSP has no way to name an IPv6 address
    return host ? (/^[\d.]+(:|$)/.test(host) ? [host] : [host, `*.${host}`]) : [];
  });
  return [...new Set(all)];
};

/**
 * The same as source expressions that hold at any port and for sockets; http stands for https, and ws for wss. Without a
 * scheme it would be the document's, and blank frames have none.
 */
export const openSources = (rules: Rules, allows: (id: string) => boolean): string[] =>
  hostsOf(rules, allows).flatMap((host) => {
    const each = host.includes(':') ? host : `${host}:*`;
    return [`http://${each}`, `ws://${each}`];
  });

/** What each seal begins with, and what tells it from other policies. */
export const SEAL = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

/**
 * The seal, as the value of `Content-Security-Policy`. It restricts hosts only: inline code, `eval`, `data:` and `blob:`
 * go on as they would without it, and a policy of the page's own that forbids them still does.
 *
 * @param sources from `openSources`
 */
export const sealCsp = (sources: readonly string[]): string => [SEAL, ...sources].join(' ');

/** A policy for an owner to begin with, on https: the least that page, guard, backend and those services need. */
export const suggestedCsp = (rules: Rules, allows: (id: string) => boolean): string => {
  const hosts = hostsOf(rules, allows);
  const sources = ["'self'", ...hosts].join(' ');
  return `default-src ${sources}; connect-src ${[sources, ...hosts.map((host) => `wss://${host}`)].join(' ')}; object-src 'none'; base-uri 'self'`;
};

/** May a service run whatever anybody chooses? All that it is for is required. */
export const isRequired = ({ purposes }: Rules, service: NonNullable<Rules['services']>[number]): boolean => {
  const needs = needsOf(service);
  return needs.length > 0 && needs.every((id) => purposes.some((p) => p.id === id && p.necessity === 'required'));
};
