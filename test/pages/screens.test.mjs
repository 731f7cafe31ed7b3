/** Two of the twelve pictures; test/soak/screens.test.mjs has them all. */
import { compareReferences } from './screens/compare.mjs';

compareReferences((name) => name === 'paper' || name === 'settings');
