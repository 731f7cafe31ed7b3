import { createMatcher } from '../policy/match.js';
import type { Rules } from '../policy/rules.js';
import { createCallQueue } from './hold.js';
import type { GateHost } from './host.js';
import { patchElements } from './patch/elements.js';
import type { MatchHost } from './patch/host.js';
import { patchHtml } from './patch/html.js';
import { patchKeys } from './patch/keys.js';
import { patchNetwork } from './patch/network.js';

export interface Matched {
  /** Holds what a parser or a foreign realm put into the page past the patches. */
  meet(find: (selector: string) => Element[]): void;
  /** After each change of consent. */
  change(revoked: string[]): void;
}

/** The matched tier: installs only those patches that the policy's rules need. */
export function installMatched({ services = [] }: Rules, host: GateHost): Matched | undefined {
  const hosts = services.some((s) => s.hosts?.length);
  const keys = services.some((s) => s.cookies?.length || s.storage?.length);
  const matcher = createMatcher(services);
  const queue = createCallQueue(host);
  const matchHost: MatchHost = {
    ...host,
    hold: queue.hold,
    denied(kind, name) {
      const service = kind === 'url' ? matcher.url(name, document.baseURI) : matcher[kind](name);
      return service && !host.allows(service.id) ? service : undefined;
    },
  };
  if (keys) patchKeys(matchHost);
  if (!hosts) return;
  const { fetching, check, withdraw } = patchElements(matchHost);
  patchHtml(matchHost);
  patchNetwork(matchHost);
  return {
    meet: (find) => find(fetching).forEach(check),
    change(revoked) {
      if (revoked.length) withdraw([...document.querySelectorAll(fetching)]);
      queue.replay();
    },
  };
}
