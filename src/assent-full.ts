import { followDeepLink } from './deep-link.js';
import { installMatched } from './gate/matched.js';
import { allParts } from './parts.js';
import { startScript } from './script.js';

// dist/assent-full.js: the guard with every part, for an inline policy; `assent build` takes those that a policy needs.
if (startScript((host) => installMatched({ __proto__: host, rules: { ...host.rules, parts: allParts } } as never)))
  console.warn('[assent] data-policy: marked only. Fix: assent build');
followDeepLink();
