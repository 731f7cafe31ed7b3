import type { Finding, FindingKind, FindingState } from '../policy/finding.js';
import { createMatcher } from '../policy/match.js';
import { cookieName, needsOf, type Rules, type ServiceRule } from '../policy/rules.js';
import type { log } from './host.js';

/** One thing that the page holds or has asked for. */
export interface Seen {
  kind: FindingKind;
  /** A URL for hosts, else the name. */
  name: string;
  /** Ids that a held element waits for. */
  needs?: string;
}

export interface Inspected {
  rules: Rules;
  log: typeof log;
  seen: readonly Seen[];
  /** Where the page's code asked for a URL, cookie or key. */
  sites: ReadonlyMap<string, ReadonlySet<string>>;
  allows(ids: string): boolean;
  /** Was it allowed at any time on this page? */
  wasAllowed(id: string): boolean;
  /** The page's own address. */
  base: string;
}

/** What the log calls a thing: its kind and name; or a URL, perhaps after how it was asked for; or several, as in `srcset`. */
const LOGGED = /^(cookie|localStorage|sessionStorage|indexedDB|cache|storage) (.*)$/;
/** Between the words of an entry; `srcset` may have no space behind its commas. */
const BETWEEN = /,?\s+|(?<=\s[\d.]+[wxh]),/;
/** A word that is an address, and not a tag, a kind of element or a size in `srcset`. */
const ADDRESS = /^(?![\d.]+[wxh]$).*[/.?]/;
const RANK: FindingState[] = ['unknown', 'sent', 'present', 'kept', 'held', 'dropped', 'restored', 'swept'];

/** A host is this site's own when it is the page's, or one is a subdomain of the other. */
const isOwn = (host: string, page: string) =>
  host === page || host.endsWith(`.${page}`) || (page.endsWith(`.${host}`) && host.includes('.'));

/**
 * What was seen on a page, each host, cookie and key once, under the policy's rules: pure, so that it can be tested.
 *
 * @returns unknown ones first, this site's own last
 */
export function inspect({ rules, log, seen, sites, allows, wasAllowed, base }: Inspected): Finding[] {
  const match = createMatcher(rules.services ?? []);
  const found = new Map<string, Finding & { requested?: boolean; there?: boolean; act?: FindingState }>();
  const page = new URL(base).host;
  const mine = cookieName(rules);

  const serviceOf = (id?: string) => rules.services?.find((s) => s.id === id);
  const row = (kind: FindingKind, name: string, service?: ServiceRule, ids = service?.id) => {
    const key = `${kind} ${name} ${ids ?? ''}`;
    const known = found.get(key);
    if (known) return known;
    const purposes = service ? needsOf(service) : (ids?.split(/\s+/).filter(Boolean) ?? []);
    const made: Finding = {
      kind,
      name,
      state: 'own',
      ...(service && { service: service.id }),
      purposes,
      count: 0,
      sites: [],
    };
    found.set(key, made);
    return found.get(key)!;
  };
  const at = (kind: FindingKind, name: string, ids?: string) => {
    if (kind !== 'host')
      return row(kind, name, serviceOf(ids) ?? match(kind === 'cookie' ? 'cookies' : 'storage', name) ?? undefined);
    const url = new URL(name, base);
    const finding = row(kind, url.host, serviceOf(ids) ?? match('hosts', url.href) ?? undefined, ids);
    finding.example ??= url.origin + url.pathname;
    for (const site of sites.get(url.href) ?? []) if (!finding.sites.includes(site)) finding.sites.push(site);
    return finding;
  };

  const hasHost = (name: string) => URL.canParse(name, base) && /^(https?|wss?):/.test(new URL(name, base).protocol);
  for (const { kind, name, needs } of seen) {
    if (kind === 'host' && !hasHost(name)) continue;
    const finding = at(kind, name, needs);
    finding.count += 1;
    if (needs !== undefined) finding.act ??= 'held';
    else if (kind === 'host') finding.requested = true;
    else finding.there = true;
    for (const site of kind === 'host' ? [] : (sites.get(name) ?? [])) finding.sites.push(site);
  }
  for (const { action, what, id } of log) {
    // What vendors were told, and what is out of this page's reach, is nothing that is seen on it.
    if (action === 'timed-out' || action === 'told' || what.startsWith('what ')) continue;
    const [, kind, name] = LOGGED.exec(what) ?? [];
    // What has no address (a tag in a piece of HTML, inline code) is seen as an element, if it is still there.
    const findings = kind
      ? [at(kind === 'storage' ? 'localStorage' : (kind as FindingKind), name!.replace(/: .*/, ''), id)]
      : new Set(
          what.split(BETWEEN).flatMap((word) => (ADDRESS.test(word) && hasHost(word) ? at('host', word, id) : [])),
        );
    for (const finding of findings) {
      finding.count += 1;
      finding.act = action;
    }
  }

  return [...found.values()]
    .map(({ requested, there, act, ...finding }) => {
      const { kind, name, service, purposes } = finding;
      const ids = service ?? purposes.join(' ');
      const own = kind === 'host' ? isOwn(name, page) : name.startsWith(mine);
      const denied = ids && !allows(ids);
      const state: FindingState = !ids
        ? own
          ? 'own'
          : 'unknown'
        : !denied
          ? // What was dropped is not sent by a later grant.
            act === 'dropped' && !requested && !there
            ? act
            : 'released'
          : requested && !wasAllowed(ids)
            ? 'sent'
            : there
              ? act === 'kept'
                ? 'kept'
                : 'present'
              : !act || act === 'released'
                ? 'restored'
                : act;
      return { ...finding, state };
    })
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const rank = ({ state }: Finding) => (RANK.includes(state) ? RANK.indexOf(state) : state === 'own' ? 99 : 50);
