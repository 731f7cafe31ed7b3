/**
 * Six published trackers in every engine, each engine taking another way of carrying one; test/soak/trackers.test.mjs has
 * all of all.
 */
import { ENGINES } from '../setup/browsers.mjs';
import { trackers } from './trackers/list.mjs';
import { ways } from './trackers/pages.mjs';
import { proveTrackers } from './trackers/prove.mjs';

const SAMPLE = ['amplitude', 'clarity', 'countly', 'sentry', 'statsig', 'growthbook'];

const names = Object.keys(ways);
const cases = (engine, shift) =>
  SAMPLE.map((id, index) => ({
    tracker: trackers.find((tracker) => tracker.id === id),
    way: names[(index + shift) % names.length],
    engines: [engine],
  }));
proveTrackers(ENGINES.flatMap(cases));
