import { startBaked } from './baked.js';

// What `assent build` fills with a policy that names no host, cookie or key: marked tier alone.
startBaked();
