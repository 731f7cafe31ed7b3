/**
 * Each element in a state, by turns in one engine, in one look more than its own tests have; test/soak/matrix.test.mjs has
 * all of all.
 */
import { ENGINES } from '../setup/browsers.mjs';
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
  (name, engine) => SAMPLE.indexOf(name) % ENGINES.length === ENGINES.indexOf(engine),
  (page, i) => page === '320 px' && i % 2 === 1,
);
