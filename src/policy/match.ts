import { keyNames, type ServiceRule } from './rules.js';

/** `ph_*` → does this name belong? Everything but `*` is literal. */
export const wildcard = (pattern: string): RegExp =>
  RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '.*')}$`, 's');

/**
 * What a URL may be written with so that its host does not stand in it as in a rule (URL Standard, host parsing): `%` in
 * the host, `\\`, controls, letters that are not ASCII. The end of a name in letters stands in it always, behind one of
 * the last four; an address in numbers has many spellings.
 */
const ODD = '[^ -[\\]-~]|[:/][^/?]*%|[./:@]';

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
 * themselves and their subdomains; a port and a path prefix count where given. The longest entry wins, so that a path
 * can be told from its host, and `ph_session` from `ph_*`; among those of one length the first.
 *
 * Most of what a page asks for is nobody's: one look at the text tells (`null`), before it is taken to pieces.
 */
export const createMatcher = (services: readonly ServiceRule[]) => {
  const matcherOf = (kind: MatchKind) => {
    const isHosts = kind === 'hosts';
    const near: unknown[] = [];
    const rules = services
      .flatMap((service) => keyNames(service[kind]).map((entry) => [entry, service] as const))
      .sort(([a], [b]) => b.length - a.length)
      .map(([entry, service]) => {
        const [, host, port = '*', path] = /^(.+?)(?::(\d+))?(\/.*|$)/.exec(entry.toLowerCase()) ?? [];
        const pattern = wildcard(isHosts ? `*.${host} ${port} ${path}*` : entry);
        near.push(isHosts ? /\w[\w.-]*[a-z]$|$/.exec(host!) : pattern.source);
        return [pattern, service] as const;
      });
    // It remembers what it found of a base: a page has few, and calls many.
    const isNear = RegExp(`${isHosts ? ODD : ''}(${near.join('|')})`, 'is') as RegExp & Record<string, unknown>;
    return (name: string, base?: string): ServiceRule | undefined | null => {
      // biome-ignore lint/suspicious/noAssignInExpressions: the shortest, and the guard is counted in bytes
      if (!isNear.test(name) && !(isNear[base!] ??= isNear.test(base!))) return null;
      if (isHosts) name = spell(name, base);
      return rules.find(([pattern]) => pattern.test(name))?.[1];
    };
  };
  const matchers: Partial<Record<MatchKind, ReturnType<typeof matcherOf>>> = {};
  return (kind: MatchKind, name: string, base?: string) => {
    matchers[kind] ??= matcherOf(kind);
    return matchers[kind](name, base);
  };
};
