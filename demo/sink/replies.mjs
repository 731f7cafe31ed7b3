import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trackers } from '../trackers.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const types = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.gif': 'image/gif',
};

/** A file with its media type. @param {string} path */
const file = async (path) => ({ body: await readFile(path), type: types[extname(path)] ?? 'application/octet-stream' });
const json = (value) => ({ body: JSON.stringify(value), type: 'application/json' });

/** A 1 × 1 transparent GIF. */
const pixel = {
  body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  type: 'image/gif',
};

const bundles = new Map(trackers.map((t) => [`/${t.id}/${t.path}`, join(modules, t.file)]));

/** Further files of the vendors' own that their bundles load, by folder. Names only: no path leaves the folder. */
const folders = [
  ['/posthog/static/', 'posthog-js/dist'],
  ['/segment/analytics-next/bundles/', '@segment/analytics-next/dist/umd'],
  ['/datadog/chunks/', '@datadog/browser-rum/bundle/chunks'],
];

const posthogConfig = {
  token: 'phc_demo',
  supportedCompression: ['gzip-js'],
  hasFeatureFlags: false,
  surveys: false,
  sessionRecording: false,
  heatmaps: false,
  capturePerformance: false,
  autocapture_opt_out: false,
  siteApps: [],
  isAuthenticated: false,
  toolbarParams: {},
};

/**
 * What the sink answers, plausibly enough for each tracker to carry on.
 * @param {string} path the request's path
 * @param {string} host the sink's own host and port
 * @returns {Promise<{body?: string|Buffer, type?: string, headers?: Record<string, string>}>} without a body: 204
 */
export async function reply(path, host) {
  const bundle = bundles.get(path);
  if (bundle) return file(bundle);
  for (const [prefix, folder] of folders) {
    if (path.startsWith(prefix) && path.endsWith('.js')) return file(join(modules, folder, basename(path)));
  }
  if (path.startsWith('/player/') || path.startsWith('/elfsight/')) return embed(path);
  if (path.startsWith('/posthog/array/'))
    return path.endsWith('.js')
      ? {
          body: `window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};window._POSTHOG_REMOTE_CONFIG.phc_demo={config:${JSON.stringify(posthogConfig)},siteApps:[]};`,
          type: types['.js'],
        }
      : json(posthogConfig);
  if (/^\/posthog\/(flags|decide)\/?$/.test(path))
    return json({ ...posthogConfig, featureFlags: {}, featureFlagPayloads: {}, errorsWhileComputingFlags: false });
  if (path.startsWith('/posthog/')) return json({ status: 1 });
  if (path.startsWith('/mixpanel/')) return path.endsWith('.gif') ? pixel : json({ status: 1, error: null });
  if (path.startsWith('/snowplow/')) return path.endsWith('/i') ? pixel : { body: 'ok', type: 'text/plain' };
  if (path.endsWith('/settings') && path.startsWith('/segment/'))
    return json({
      integrations: {
        'Segment.io': {
          apiKey: 'demo',
          apiHost: `${host}/segment/v1`,
          protocol: 'http',
          versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
        },
      },
      plan: { track: { __default: { enabled: true, integrations: {} } } },
      edgeFunction: {},
      analyticsNextEnabled: true,
      middlewareSettings: {},
      enabledMiddleware: {},
      legacyVideoPluginsEnabled: false,
      remotePlugins: [],
    });
  if (path.startsWith('/segment/')) return json({ success: true });
  if (path.startsWith('/datadog/')) return { ...json({ request_id: 'demo' }), status: 202 };
  return {};
}

/** The player's page and the widget's script: they stand for embeds that other companies host. */
async function embed(path) {
  if (path === '/player/embed.html' || path === '/elfsight/platform.js') {
    const found = await file(join(here, basename(path)));
    return {
      ...found,
      headers: { 'Set-Cookie': `${path.split('/')[1]}_seen=1; Path=/; Max-Age=31536000; SameSite=Lax` },
    };
  }
  if (path === '/elfsight/api/reviews') {
    return json([
      { by: 'Data team, insurer', stars: 5, text: 'Forms that took a morning are read before the coffee is cold.' },
      { by: 'Founder, legal search', stars: 5, text: 'Tables come out as tables. That alone was worth it.' },
      { by: 'Engineer, logistics', stars: 4, text: 'From the first key to production in one afternoon.' },
    ]);
  }
  return {};
}
