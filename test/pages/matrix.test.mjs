/** Each element in a state, in one look more than its own tests have; test/soak/matrix.test.mjs has all of both. */
import { walkMatrix } from './matrix/walk.mjs';

const SAMPLE = [
  'banner, choices',
  'banner, corner',
  'embed',
  'history, failed',
  'inspector, unfolded',
  'marketing, guardian',
  'notice, since, signal',
  'purpose, unfolded',
  'settings',
  'settings, drawer',
  'status, some, signal',
  'trigger',
];
walkMatrix(
  (name) => SAMPLE.includes(name),
  (page, i) => page === '320 px' && i % 2 === 1,
);
