import { createMatcher, type MatchKind } from '../policy/match.js';
import type { ServiceRule } from '../policy/rules.js';
import { FETCHING, heldValue } from './attributes.js';
import type { GateHost } from './host.js';

let match: ReturnType<typeof createMatcher>;
export let allows: GateHost['allows'];

/** Compiles what the matched tier looks for, once a page. */
export const connect = (host: Omit<GateHost, 'land'>, services: readonly ServiceRule[]): void => {
  match = createMatcher(services);
  allows = host.allows;
  host.allows = (ids, el) => allows(ids) && !(el && FETCHING.some((name) => deniedIn(heldValue(el, name) ?? '')));
};

/** The service of a URL, cookie or storage key, if it may not run now; `null` where one look tells that it is nobody's. */
export const denied = (kind: MatchKind, name: string): ServiceRule | undefined | null => {
  const service = match(kind, name, document.baseURI);
  return service && allows(service.id) ? undefined : service;
};

/**
 * The first denied service in an attribute that holds one URL (whatever white space is in it) or, as `srcset` does,
 * several. Quotes around it do no harm.
 */
export const deniedIn = (value: string): ServiceRule | undefined | null | false =>
  denied('hosts', value) !== null &&
  [value, ...value.split(/[\s,"']+/)].map((url) => denied('hosts', url)).find((s) => s);
