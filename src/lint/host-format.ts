import type { Finding, Rule } from './rule.js';

/** `host[:port][/path]`, the host being a name, an IPv4 address or an IPv6 address in brackets. */
const HOST =
  /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*)(:\d{1,5})?(\/[^\s?#]*)?$/;

export const hostFormat: Rule = {
  id: 'host-format',
  severity: 'error',
  summary: 'A host that can match no request would let its tracker through unseen.',
  source: 'WHATWG URL, host parsing',
  *run(policy) {
    yield* check(policy.allow, '/allow');
    for (const [i, service] of policy.services.entries()) yield* check(service.hosts, `/services/${i}/hosts`);
  },
};

function* check(hosts: readonly string[], path: string): Generator<Finding> {
  for (const [j, host] of hosts.entries()) {
    const why = wrong(host);
    if (!why) continue;
    const better = repair(host);
    const fix = better ? `write "${better}"` : 'write host[:port][/path], such as "i.posthog.com"';
    yield { path: `${path}/${j}`, message: `${JSON.stringify(host)} ${why}`, fix };
  }
}

function wrong(host: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:)?\/\//i.test(host)) return 'has a scheme: a host stands for every scheme';
  if (host.includes('*')) return 'has a wildcard: subdomains are included without one';
  if (/[?#]/.test(host)) return 'has a query or a fragment: only a path prefix is matched';
  if (/[A-Z]/.test(host.split('/')[0]!)) return 'has capital letters: browsers send host names in small ones';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what is not ASCII
  if (/[^\x00-\x7f]/.test(host.split('/')[0]!)) return 'has letters outside ASCII: browsers send the punycode form';
  return HOST.test(host) ? undefined : 'is not a host';
}

/** The host that was probably meant. */
function repair(host: string): string | undefined {
  const bare = host
    .trim()
    .replace(/^([a-z][a-z0-9+.-]*:)?\/\//i, '')
    .replace(/^(\*?\.)+/, '')
    .replace(/[?#].*$/, '');
  if (bare.includes('*') || !URL.canParse(`http://${bare}`)) return undefined;
  const url = new URL(`http://${bare}`);
  const better = url.host + (bare.includes('/') && url.pathname !== '/' ? url.pathname : '');
  return HOST.test(better) ? better : undefined;
}
