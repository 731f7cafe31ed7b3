/**
 * The six trackers that the demo's pages carry: where each one's own published bundle lies (npm package, file),
 * and the lines a site writes to start it, pointed at the sink instead of the vendor.
 *
 * @typedef {object} Tracker
 * @property {string} id      id of the service in policy.json, and path prefix at the sink
 * @property {string} name
 * @property {string} file    the bundle, below node_modules
 * @property {string} path    where the sink serves it, below the prefix
 * @property {(base: string) => string} [before]  lines that must run before the bundle; `base` is the sink's prefix
 * @property {(base: string) => string} init      lines that start it once the bundle has run; empty when the bundle starts by itself
 */

/** @type {Tracker[]} */
export const trackers = [
  {
    id: 'posthog',
    name: 'PostHog',
    file: 'posthog-js/dist/array.js',
    path: 'static/array.js',
    // Automated browsers are left out by default; the demo's tests are such browsers.
    init: (base) => `posthog.init('phc_demo', {
  api_host: '${base}', ui_host: '${base}', opt_out_useragent_filter: true, disable_session_recording: true,
  disable_surveys: true, capture_pageleave: true
});`,
  },
  {
    id: 'mixpanel',
    name: 'Mixpanel',
    file: 'mixpanel-browser/dist/mixpanel.umd.js',
    path: 'mixpanel.umd.js',
    init: (
      base,
    ) => `mixpanel.init('mp_demo', { api_host: '${base}', track_pageview: true, autocapture: { click: true, pageview: false }, batch_flush_interval_ms: 1000, record_sessions_percent: 0 });
mixpanel.track('Page opened', { path: location.pathname });`,
  },
  {
    // WebKit keeps no cookie of http://localhost that is Secure or names the domain.
    id: 'snowplow',
    name: 'Snowplow',
    file: '@snowplow/browser-tracker/dist/index.umd.js',
    path: 'sp.js',
    init: (
      base,
    ) => `snowplowBrowserTracking.newTracker('sp', '${base}', { appId: 'console-demo', discoverRootDomain: false, cookieSecure: false });
snowplowBrowserTracking.enableActivityTracking({ minimumVisitLength: 2, heartbeatDelay: 5 });
snowplowBrowserTracking.trackPageView();`,
  },
  {
    id: 'clarity',
    name: 'Clarity',
    file: 'clarity-js/build/clarity.min.js',
    path: 'clarity.js',
    before: () => `window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments); };`,
    init: (base) =>
      `clarity('start', { projectId: 'demo', upload: '${base}/collect', track: true, content: true, delay: 500 });`,
  },
  {
    id: 'datadog',
    name: 'Datadog RUM',
    file: '@datadog/browser-rum/bundle/datadog-rum.js',
    path: 'datadog-rum.js',
    init: (base) => `DD_RUM.init({
  applicationId: '00000000-0000-4000-8000-000000000000', clientToken: 'pub_demo', site: 'datadoghq.com', service: 'console-demo',
  proxy: '${base}/rum', sessionSampleRate: 100, sessionReplaySampleRate: 0, trackUserInteractions: true
});`,
  },
  {
    id: 'segment',
    name: 'Segment',
    file: '@segment/analytics-next/dist/umd/standalone.js',
    path: 'analytics.js/v1/demo/analytics.min.js',
    // The bundle starts by itself from this queue, as behind the vendor's snippet.
    before: (base) => `window.analytics = window.analytics || [];
analytics._writeKey = 'demo';
analytics._cdn = '${base}';
analytics._loadOptions = { integrations: { 'Segment.io': { apiHost: '${base.replace(/^http:\/\//, '')}/v1', protocol: 'http' } } };
analytics.push(['page', 'Console'], ['track', 'Page opened', { path: location.pathname }]);`,
    init: () => '',
  },
];

/** @param {string} id */
export const tracker = (id) => {
  const found = trackers.find((t) => t.id === id);
  if (!found) throw new Error(`no tracker "${id}" in demo/trackers.mjs`);
  return found;
};
