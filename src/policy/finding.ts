/** What kind of thing was seen on a page. */
export type FindingKind = 'host' | 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache';

/**
 * What became of it:
 *
 * - `unknown`: no service names it; a host of another site, or a cookie or key of whomever;
 * - `sent`: asked for while its service was denied (a tag in the HTML that a browser fetches early: mark it);
 * - `present`: a cookie or key of a denied service that is there still;
 * - `held`, `dropped`, `restored`, `swept`, `kept`: the gate's latest act on it;
 * - `released`: its service may run; what was dropped before that, and not asked for again, stays `dropped`;
 * - `own`: this site's own host, or Assent's own key.
 */
export type FindingState =
  | 'unknown'
  | 'sent'
  | 'present'
  | 'held'
  | 'dropped'
  | 'restored'
  | 'swept'
  | 'kept'
  | 'released'
  | 'own';

/** One host, cookie or key seen on a page, and what the policy says of it. */
export interface Finding {
  kind: FindingKind;
  /** The host with its port, or the name. */
  name: string;
  state: FindingState;
  /** Id of the service that names it. */
  service?: string;
  purposes: string[];
  /** How often it was seen or acted on. */
  count: number;
  /** One of the addresses asked for, without its query: that may tell of the visitor. */
  example?: string;
  /** Where in the page's code it came from; only a build with the part `trace` knows. */
  sites: string[];
}
