import { isScript } from './attributes.js';
import { connect } from './denied.js';
import { replay } from './hold.js';
import type { GateHost } from './host.js';
import { observe } from './observe.js';
import { check, patchElements, SINKS } from './patch/elements.js';
import { patchHtml } from './patch/html.js';
import { patchKeys } from './patch/keys.js';
import { patchNetwork } from './patch/network.js';

/** The matched tier: installs only those patches that the policy's rules need. */
export const installMatched = (host: GateHost): void => {
  const { services = [] } = host.rules;
  connect(host);
  if (services.some((s) => s.cookies?.length || s.storage?.length)) patchKeys();
  if (!services.some((s) => s.hosts?.length)) return;
  patchElements();
  patchHtml();
  patchNetwork();
  // What a parser or a foreign realm put into the page past the patches.
  observe(SINKS.slice(1), check);
  host.subscribe(() => {
    // Scripts have run: holding them again would only run them twice after the next grant.
    for (const el of document.querySelectorAll(SINKS.slice(1))) if (!isScript(el)) check(el);
    replay();
  });
};
