import { startBaked } from './baked.js';
import { installMatched } from './gate/matched.js';

// What `assent build` fills with a policy: marked and matched tiers.
startBaked(installMatched);
