import { followDeepLink } from './deep-link.js';
import { installMatched } from './gate/matched.js';
import { startScript } from './script.js';

// dist/assent.js: the guard for a <script> in <head>, marked and matched tiers.
if (startScript(installMatched)) console.warn('[assent] data-policy: marked only. Fix: assent build');
followDeepLink();
