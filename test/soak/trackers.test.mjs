/** Published trackers, each in every way in which sites carry them; test/pages/trackers.test.mjs is a sample. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trackers } from '../pages/trackers/list.mjs';
import { ways } from '../pages/trackers/pages.mjs';
import { proveTrackers } from '../pages/trackers/prove.mjs';

proveTrackers(Object.keys(ways).flatMap((way) => trackers.map((tracker) => ({ tracker, way }))));

test('there are at least twenty', () => assert.ok(trackers.length >= 20));
