/** What the trackers' servers answer, plausibly enough for each tracker to carry on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reply } from '../../../demo/sink/replies.mjs';
import { standalone } from './bundle.mjs';
import { trackers } from './list.mjs';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

const json = (value, status = 200, headers = {}) => [
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  },
];
const pattern = (path) => new RegExp(`^${path}`);
/** An event stream that stays open. */
const stream = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: put\ndata: {}\n\n');
};

/** Remote configurations, and answers that a tracker reads. */
const read = [
  ['/statsig/v1/initialize', { feature_gates: {}, dynamic_configs: {}, layer_configs: {}, has_updates: true, time: 1 }],
  ['/statsig/', { success: true }],
  ['/launchdarkly/sdk/', {}],
  [
    '/growthbook/api/',
    { status: 200, features: {} },
    200,
    { 'x-sse-support': 'enabled', 'access-control-expose-headers': '*, x-sse-support' },
  ],
  ['/elastic/config/', {}],
  ['/elastic/intake/', {}, 202],
  ['/airbrake/', { id: '1', url: '' }, 201],
  ['/ackee/', { data: { createRecord: { payload: { id: 'r' } }, createAction: { payload: { id: 'a' } } } }],
  ['/ahoy/', { visit_token: 'v', visitor_token: 'w' }],
  ['/countly/o/', {}],
  ['/countly/', { result: 'Success' }],
  ['/openpanel/', { deviceId: 'd', sessionId: 's' }],
  ['/faro/', {}, 202],
  ['/rollbar/', { err: 0, result: { id: null, uuid: 'u' } }],
  ['/honeybadger/', { id: 'n' }, 201],
];

/** @param {string} host the sink's host and port */
export const answers = (host) => [
  ...trackers.map((tracker) => [
    new RegExp(`^/${tracker.id}/${tracker.path.replaceAll('.', '\\.')}$`),
    async (response) => {
      const code = tracker.file ? await readFile(join(modules, tracker.file)) : await standalone(tracker);
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(code);
    },
  ]),
  [pattern('/launchdarkly/eval/'), stream],
  [pattern('/growthbook/sub/'), stream],
  [pattern('/amplitude/'), (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('success')],
  ...read.map(([path, ...answer]) => [pattern(path), ...json(...answer)]),
  [
    /^\/(posthog|mixpanel|snowplow|segment|datadog)\//,
    async (response, _query, path) => {
      const { body, type, headers, status } = await reply(path, host());
      response.writeHead(body === undefined ? 204 : (status ?? 200), {
        ...(type && { 'content-type': type }),
        ...headers,
      });
      response.end(body);
    },
  ],
  ...trackers.map(({ id }) => [pattern(`/${id}/`), ...json({})]),
];
