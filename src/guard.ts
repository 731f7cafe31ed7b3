import type { Assent } from './api.js';
import { boot } from './boot.js';
import { followDeepLink } from './deep-link.js';
import { installMatched } from './gate/matched.js';
import type { Part } from './gate/part.js';
import hold from './gate/parts/hold.js';
import { type CatalogueEntry, resolveUses } from './policy/catalogue.js';
import { withOwnKeys } from './policy/own-keys.js';
import { withStrict } from './policy/strict.js';
import type { PolicyDocument, PolicyInput } from './policy/types.js';
import { compileRules } from './regime/compile.js';

export type { Assent } from './api.js';

export interface GuardInput {
  policy: PolicyDocument;
  /** The entries of `assent/catalogue` that the policy's services `use`. */
  catalogue?: readonly CatalogueEntry[];
  /** ISO 3166 region of the visitor, where the owner knows it. */
  region?: string;
  /** Regimes by region, such as `assent/regimes`; without, an unknown region gets opt-in for all. */
  regimes?: PolicyInput['regimes'];
  /** What closes further ways out, from `assent/parts`; a script tag gets what its policy needs from `assent build`. */
  parts?: readonly Part[];
  /** By service: what tells its vendor that it was withdrawn, such as `() => posthog.opt_out_capturing()`. */
  onWithdraw?: Record<string, () => unknown>;
}

/**
 * The page's host, and the one that this code comes from, as a script or a module: an app's other chunks come from there,
 * too. Some bundlers leave a module no address, or a file's.
 */
const ownHosts = (): string[] => {
  const { src } = (document.currentScript ?? {}) as { src?: string };
  const hosts = [src, import.meta.url].map((url) => /^https?:\/\/([^/?#]+)/.exec(url ?? '')?.[1]);
  return [location.host, ...hosts.filter((host) => host !== undefined)];
};

/**
 * Starts the gate; an app's first import, so that trackers in its own bundle meet it. Returns `window.assent`. A second
 * call, or one on a page with the script tag, returns the guard that is there.
 *
 * @throws Error naming the path and the fix when the policy can't be understood. Nothing optional may run then: catch it
 * only to show it.
 */
export function guard(input: GuardInput): Assent {
  const document = resolveUses(input.policy, input.catalogue);
  const policy = {
    ...withStrict(withOwnKeys(document), ...ownHosts()),
    ...(input.region && { region: input.region }),
    regimes: { ...input.regimes, ...input.policy.regimes },
  };
  const holds = policy.services?.some((service) => service.hold) && !input.parts?.includes(hold);
  const rules = { ...compileRules(policy), parts: [...(holds ? [hold] : []), ...(input.parts ?? [])] };
  const { api, options } = boot(rules, { policy: document }, () => import('./client.js'), installMatched);
  followDeepLink();
  // An app's elements may have been first (`ui/when-host.ts`).
  dispatchEvent(new Event('assent.guard'));
  // Also of a guard that was there before.
  options.onWithdraw = { ...options.onWithdraw, ...input.onWithdraw };
  return api;
}
