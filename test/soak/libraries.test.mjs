/** Code that is none of the gate's business is not harmed: every library; those that patch, before the guard as well. */
import { compareTours } from '../pages/libraries/compare.mjs';
import { libraries, patchers } from '../pages/libraries/harness.mjs';

compareTours([...libraries.map((name) => [name, false]), ...patchers.map((name) => [name, true])]);
