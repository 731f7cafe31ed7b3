import { followDeepLink } from './deep-link.js';
import { installMatched } from './gate/matched.js';
import { allParts } from './parts.js';
import { startScript } from './script.js';

// dist/assent-full.js: the guard with every part, for an inline policy; `assent build` takes those that a policy needs.
// Into the page's one host, so that who asks it for an element hears of its addresses, too.
if (startScript((host) => installMatched(Object.assign(host, { rules: { ...host.rules, parts: allParts } }))))
  console.warn('[assent] data-policy: marked only. Fix: assent build');
followDeepLink();
