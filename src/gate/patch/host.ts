import type { ServiceRule } from '../../policy/rules.js';
import type { GateHost } from '../host.js';

/** What the matched tier is handed besides. */
export interface MatchHost extends GateHost {
  /** The service of a URL, cookie or storage key, if it may not run now. */
  denied(kind: 'url' | 'cookie' | 'storage', name: string): ServiceRule | undefined;
  /** Keeps a blocked call for replay after a grant, or drops it, as the service asks. */
  hold(service: ServiceRule, what: string, bytes: number, replay: () => void, drop: () => void): void;
}
