import { isScript, trusted } from './attributes.js';
import { connect, denied } from './denied.js';
import { gated, waiting } from './hold.js';
import { type GateHost, note } from './host.js';
import { late, taken } from './late.js';
import { observe, watchers } from './observe.js';
import { check, patchElements, SINKS } from './patch/elements.js';
import { markHtml, patchHtml } from './patch/html.js';
import { patchKeys } from './patch/keys.js';
import { patchNetwork } from './patch/network.js';
import { patch, patches } from './patch.js';

/** The matched tier: installs only those patches that the policy's rules need, then the parts that this build has. */
export const installMatched = (host: Omit<GateHost, 'land'>): void => {
  const { services = [], parts = [], unknown } = host.rules;
  // What a build takes over, or writes as rules, must not read as if it were not there. After "b" comes "deny" alone.
  if (unknown! > 'b' || services.some((s) => (s as { use?: unknown }).use)) throw 'assent build';
  connect(host, services);
  if (services.some((s) => s.cookies?.[0] || s.storage?.[0])) patchKeys();
  if (services.some((s) => s.hosts?.[0])) {
    patchElements();
    patchHtml();
    patchNetwork();
    // Modules, and what a script does later, are told by the call stack alone.
    const { running } = late;
    late.running = () =>
      running() || [...document.scripts].find((el) => el.src && taken.has(el) && Error().stack!.includes(el.src));
    // What a parser or a foreign realm put into the page past the patches. Scripts that have run
    // are left: holding them again would only run them twice after the next grant.
    const meetAll = observe(SINKS, check, (el) => isScript(el) || check(el));
    host.subscribe(meetAll);
  }
  const gate = {
    __proto__: host,
    denied,
    gated,
    waiting,
    patch,
    patches,
    markHtml,
    trusted,
    observe,
    watchers,
    note,
  } as never;
  for (const part of parts) part(gate);
};
