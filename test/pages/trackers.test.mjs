/**
 * Six published trackers, each in one engine and in one way of carrying it, by turns; test/soak/trackers.test.mjs has all of
 * all.
 */
import { ENGINES } from '../setup/browsers.mjs';
import { trackers } from './trackers/list.mjs';
import { ways } from './trackers/pages.mjs';
import { proveTrackers } from './trackers/prove.mjs';

const SAMPLE = ['amplitude', 'clarity', 'countly', 'sentry', 'statsig', 'growthbook'];

const names = Object.keys(ways);
proveTrackers(
  SAMPLE.map((id, index) => ({
    tracker: trackers.find((tracker) => tracker.id === id),
    way: names[index % names.length],
    engines: [ENGINES[index % ENGINES.length]],
  })),
);
