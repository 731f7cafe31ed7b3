import { keyNames, type ServiceRule } from './rules.js';

/** `ph_*` → does this name belong? Everything but `*` is literal. */
export function wildcard(pattern: string): (name: string) => boolean {
  const re = RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`);
  return (name) => re.test(name);
}

export interface Matcher {
  /** The service that a URL (absolute, or resolved against `base`) belongs to. */
  url(url: string, base?: string): ServiceRule | undefined;
  cookie(name: string): ServiceRule | undefined;
  storage(name: string): ServiceRule | undefined;
}

/**
 * Builds the matcher: URL, cookie name or storage key → service. Hosts match themselves and their subdomains; a port
 * and a path prefix count where given; the longest entry wins, so that a path can be told from its host.
 */
export function createMatcher(services: readonly ServiceRule[]): Matcher {
  // By bare host name, so that a URL costs one look-up a label.
  const hosts = new Map<string, { port: string; path: string; service: ServiceRule }[]>();
  const keys = (pick: (s: ServiceRule) => ServiceRule['cookies']) => {
    const rules = services.flatMap((service) => keyNames(pick(service)).map((p) => ({ test: wildcard(p), service })));
    return (name: string) => rules.find((r) => r.test(name))?.service;
  };
  for (const service of services) {
    for (const entry of service.hosts ?? []) {
      const [, host, port, path] = /^([^:/]+)(?::(\d+))?(\/.*)?$/.exec(entry.toLowerCase()) ?? [];
      if (!host) continue;
      const known = hosts.get(host) ?? [];
      known.push({ port: port ?? '', path: path ?? '', service });
      hosts.set(
        host,
        known.sort((a, b) => b.path.length - a.path.length || b.port.length - a.port.length),
      );
    }
  }
  return {
    url(url, base) {
      if (!hosts.size) return;
      let u: URL;
      try {
        u = new URL(url, base);
      } catch {
        return; // what no browser can resolve, none can request
      }
      const port = u.port || (/^(http|ws):/.test(u.protocol) ? '80' : '443');
      let host = u.hostname.replace(/\.$/, '');
      for (;;) {
        const hit = hosts
          .get(host)
          ?.find((h) => (!h.port || h.port === port) && u.pathname.toLowerCase().startsWith(h.path));
        if (hit) return hit.service;
        const dot = host.indexOf('.');
        if (dot < 0) return;
        host = host.slice(dot + 1);
      }
    },
    cookie: keys((s) => s.cookies),
    storage: keys((s) => s.storage),
  };
}
