import { needsOf, type Rules } from './rules.js';

/**
 * A host entry of a policy as CSP source expressions: itself and its subdomains, at its port or at any, by http and by
 * sockets, which stand for https and wss too. Without a scheme it would be the document's, and blank frames have none. Paths are left to the matched tier: a CSP forgets them at a redirect, and knows no prefixes.
 */
const sourcesOf = (host: string): string[] => {
  const [, name, port = '*'] = /^([^:/[\]]+):?(\d+)?/.exec(host) ?? [];
  if (!name) return []; // an IPv6 address: CSP has no way to name one
  const names = /^[\d.]+$/.test(name) ? [name] : [name, `*.${name}`];
  return names.flatMap((each) => [`http://${each}:${port}`, `ws://${each}:${port}`]);
};

/**
 * The hosts that a sealed page may reach: the owner's (`allow`, and the backend's), and those of the services that may run.
 *
 * @param allows may this service run now?
 */
export const openSources = ({ allow = [], services = [], sync }: Rules, allows: (id: string) => boolean): string[] => {
  const backend = /^https?:\/\/([^/?#]+)/i.exec(sync?.endpoint ?? '')?.[1];
  const granted = services.filter((s) => allows(s.id)).flatMap((s) => s.hosts ?? []);
  return [...new Set([...allow, ...(backend ? [backend] : []), ...granted].flatMap(sourcesOf))];
};

/** May a service run whatever anybody chooses? All that it is for is required. */
export const isRequired = ({ purposes }: Rules, service: NonNullable<Rules['services']>[number]): boolean => {
  const needs = needsOf(service);
  return needs.length > 0 && needs.every((id) => purposes.some((p) => p.id === id && p.necessity === 'required'));
};

/**
 * The seal, as the value of `Content-Security-Policy`. It restricts hosts only: inline code, `eval`, `data:` and `blob:`
 * go on as they would without it, and a policy of the page's own that forbids them still does.
 *
 * @param sources from `openSources`
 */
export const sealCsp = (sources: readonly string[]): string => [SEAL, ...sources].join(' ');

/** What each seal begins with, and what tells it from other policies. */
export const SEAL = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";
