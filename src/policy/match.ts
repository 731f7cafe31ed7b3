import { keyNames, type ServiceRule } from './rules.js';

/** `ph_*` → does this name belong? Everything but `*` is literal. */
export const wildcard = (pattern: string): ((name: string) => boolean) => {
  const re = RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '.*')}$`);
  return (name) => re.test(name);
};

/** The lists of a service that tell what is its own. */
export type MatchKind = 'hosts' | 'cookies' | 'storage';

/** `.host port /path`, in lower case: a form in which no part can be taken for another, as none holds a space. */
const spell = (url: string, base: string | undefined): string => {
  try {
    const { protocol, hostname, port, pathname } = new URL(url, base);
    // What has no host (data:, blob:) belongs to nobody, and may be long.
    return (
      hostname &&
      `.${hostname.replace(/\.$/, '')} ${port || (/[ps]s:/.test(protocol) ? 443 : 80)} ${pathname.toLowerCase()}`
    );
  } catch {
    return ''; // what no browser can resolve, none can request
  }
};

/**
 * Builds the matcher: URL (absolute, or resolved against `base`), cookie name or storage key → service. Hosts match
 * themselves and their subdomains; a port and a path prefix count where given; the longest entry wins, so that a path
 * can be told from its host. Among cookies and keys the first wins.
 */
export const createMatcher = (services: readonly ServiceRule[]) => {
  const rulesOf = (kind: MatchKind) =>
    services
      .flatMap((service) => keyNames(service[kind]).map((entry) => ({ entry, service })))
      .sort((a, b) => (kind === 'hosts' ? b.entry.length - a.entry.length : 0))
      .map(({ entry, service }) => {
        const [, host, port = '*', path] = /^(.+?)(?::(\d+))?(\/.*|$)/.exec(entry.toLowerCase()) ?? [];
        return { service, test: wildcard(kind === 'hosts' ? `*.${host} ${port} ${path}*` : entry) };
      });
  const rules: Partial<Record<MatchKind, ReturnType<typeof rulesOf>>> = {};
  return (kind: MatchKind, name: string, base?: string): ServiceRule | undefined => {
    const subject = kind === 'hosts' ? spell(name, base) : name;
    rules[kind] ??= rulesOf(kind);
    return rules[kind].find(({ test }) => test(subject))?.service;
  };
};
