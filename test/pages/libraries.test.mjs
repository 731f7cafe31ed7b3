/** Code that is none of the gate's business is not harmed: a sample; test/soak/libraries.test.mjs has them all. */
import { compareTours } from './libraries/compare.mjs';

compareTours([
  ['platform', false],
  ['jquery', false],
  ['turbo', false],
  ['zone', true],
]);
