/** Trackers that count visits and events. What the members mean: list.mjs. */
export const analytics = [
  {
    id: 'posthog',
    file: 'posthog-js/dist/array.js',
    module: 'posthog-js/dist/module.js',
    as: ['posthog', 'ns.default'],
    start: (
      base,
    ) => `posthog.init('phc_demo', { api_host: '${base}', ui_host: '${base}', opt_out_useragent_filter: true,
      disable_session_recording: true, disable_surveys: true, request_batching: false });`,
    again: `posthog.capture('again');`,
    reports: /^POST \/e\/$/,
    cookies: ['ph_*'],
    storage: ['ph_*', '__ph_*', 'dmn_chk_*'],
  },
  {
    id: 'mixpanel',
    file: 'mixpanel-browser/dist/mixpanel.umd.js',
    module: 'mixpanel-browser',
    as: ['mixpanel', 'ns.default'],
    start: (
      base,
    ) => `mixpanel.init('mp', { api_host: '${base}', batch_flush_interval_ms: 500, record_sessions_percent: 0 });
      mixpanel.track('opened');`,
    again: `mixpanel.track('again');`,
    reports: /^POST \/track\/$/,
    cookies: ['mp_*', '__mp*'],
    storage: ['mp_*', '__mp*', 'mixpanel*'],
  },
  {
    id: 'snowplow',
    file: '@snowplow/browser-tracker/dist/index.umd.js',
    module: '@snowplow/browser-tracker',
    as: ['snowplowBrowserTracking', 'ns'],
    start: (
      base,
    ) => `snowplowBrowserTracking.newTracker('sp', '${base}', { appId: 'soak', discoverRootDomain: false, cookieSecure: false });
      snowplowBrowserTracking.enableActivityTracking({ minimumVisitLength: 2, heartbeatDelay: 5 });
      snowplowBrowserTracking.trackPageView();`,
    again: `snowplowBrowserTracking.trackPageView({ title: 'again' });`,
    reports: /^POST \/com\.snowplowanalytics\.snowplow\/tp2$/,
    cookies: ['_sp_*'],
    storage: ['snowplowOutQueue_*', '_sp_*'],
  },
  {
    id: 'clarity',
    file: 'clarity-js/build/clarity.min.js',
    module: 'clarity-js',
    as: ['clarity', 'ns.clarity'],
    before: () => `window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments); };`,
    start: (base, bundled) => {
      const config = `{ projectId: 'soak', upload: '${base}/collect', track: true, content: true, delay: 100 }`;
      // Its first upload waits for an idle page.
      return bundled ? `clarity.start(${config});` : `clarity('start', ${config});`;
    },
    again: `(clarity.event || clarity.bind(null, 'event'))('again', 'yes');
      document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 5, clientY: 5 }));`,
    reports: /^POST \/collect$/,
    cookies: ['_clck', '_clsk'],
    storage: ['_clck', '_clsk', '_cltk'],
  },
  {
    id: 'segment',
    file: '@segment/analytics-next/dist/umd/standalone.js',
    path: 'analytics.js/v1/demo/analytics.min.js',
    module: '@segment/analytics-next',
    as: ['analytics', 'new ns.AnalyticsBrowser()'],
    before: (base) => `window.analytics = window.analytics || [];
      analytics._writeKey = 'demo';
      analytics._cdn = '${base}';
      analytics._loadOptions = { integrations: { 'Segment.io': { apiHost: '${base.slice(7)}/v1', protocol: 'http' } } };
      analytics.push(['page', 'Soak']);`,
    start: (base, bundled) =>
      bundled
        ? `analytics.load({ writeKey: 'demo', cdnURL: '${base}' },
            { integrations: { 'Segment.io': { apiHost: '${base.slice(7)}/v1', protocol: 'http' } } });
           analytics.page('Soak');`
        : '',
    again: `analytics.track ? analytics.track('again') : analytics.push(['track', 'again']);`,
    reports: /^POST \/v1\/[pt]$/,
    cookies: ['ajs_*', 'analytics_*'],
    storage: ['ajs_*', 'analytics_*', 'persisted-queue:*'],
  },
  {
    id: 'amplitude',
    file: 'amplitude-js/amplitude.umd.min.js',
    module: 'amplitude-js',
    as: ['amplitude', 'ns.default'],
    start: (
      base,
    ) => `amplitude.getInstance().init('soak', null, { apiEndpoint: '${base.slice(7)}/', forceHttps: false });
      amplitude.getInstance().logEvent('opened');`,
    again: `amplitude.getInstance().logEvent('again');`,
    reports: /^POST \/$/,
    cookies: ['amp_*', 'amplitude_*'],
    storage: ['amp_*', 'amplitude_*'],
  },
  {
    id: 'countly',
    file: 'countly-sdk-web/lib/countly.min.js',
    module: 'countly-sdk-web',
    as: ['Countly', 'ns.default'],
    start: (
      base,
    ) => `Countly.init({ app_key: 'soak', ignore_bots: false, url: '${base}', interval: 300, force_post: true });
      Countly.track_sessions();
      Countly.track_pageview();`,
    again: `Countly.add_event({ key: 'again' });`,
    reports: /^POST \/i$/,
    cookies: ['cly_*', 'soak/cly_*'],
    storage: ['cly_*', 'soak/cly_*'],
  },
  {
    id: 'keen',
    file: 'keen-tracking/dist/keen-tracking.min.js',
    module: 'keen-tracking/dist/keen-tracking.js',
    as: ['Keen', 'ns.default'],
    start: (
      base,
    ) => `window.keen = new Keen({ projectId: 'p', writeKey: 'w', host: '${base.slice(7)}', protocol: 'http' });
      Keen.ready(function () { keen.initAutoTracking(); });`,
    again: `keen.recordEvent('again', { yes: true });`,
    reports: /^POST \/3\.0\/projects\/p\/events\/pageviews$/,
    cookies: ['keen*'],
    storage: ['keen*'],
  },
  {
    id: 'ackee',
    file: 'ackee-tracker/dist/ackee-tracker.min.js',
    module: 'ackee-tracker',
    as: ['ackeeTracker', 'ns'],
    start: (
      base,
    ) => `window.ackee = ackeeTracker.create('${base}', { detailed: true, ignoreLocalhost: false, ignoreOwnVisits: false });
      ackee.record('d');`,
    again: `ackee.action('e', { key: 'again', value: 1 });`,
    reports: /^POST \/api$/,
  },
  {
    id: 'plausible',
    module: '@plausible-analytics/tracker',
    as: ['plausible', 'ns'],
    start: (base) =>
      `plausible.init({ domain: 'soak.example', endpoint: '${base}/api/event', captureOnLocalhost: true, bindToWindow: false });`,
    again: `plausible.track('again', {});`,
    reports: /^POST \/api\/event$/,
  },
  {
    id: 'ahoy',
    file: 'ahoy.js/dist/ahoy.min.js',
    module: 'ahoy.js',
    as: ['ahoy', 'ns.default'],
    start: (base) => `ahoy.configure({ urlPrefix: '${base}', startOnReady: false });
      ahoy.start();
      ahoy.trackView();`,
    again: `ahoy.track('again', {});`,
    reports: /^POST \/ahoy\/events$/,
    cookies: ['ahoy_*'],
    storage: ['ahoy_*'],
  },
  {
    id: 'openpanel',
    file: '@openpanel/web/dist/src/tracker.global.js',
    module: '@openpanel/web',
    as: ['op', 'ns'],
    before: (base) => `window.op = window.op || function () { (op.q = op.q || []).push([].slice.call(arguments)); };
      op('init', { apiUrl: '${base}', clientId: 'soak', trackScreenViews: true });`,
    start: (base, bundled) =>
      bundled ? `window.op = new op.OpenPanel({ apiUrl: '${base}', clientId: 'soak', trackScreenViews: true });` : '',
    again: `window.op.track('again');`,
    reports: /^POST \/track$/,
    storage: ['openpanel*', 'op_*'],
  },
  {
    id: 'jitsu',
    module: '@jitsu/js',
    as: ['jitsu', 'ns'],
    start: (
      base,
    ) => `window.jitsuClient = jitsu.jitsuAnalytics({ host: '${base}', writeKey: 'soak', disableUserIds: false });
      jitsuClient.page();`,
    again: `jitsuClient.track('again');`,
    reports: /^POST \/api\/s\/page$/,
    cookies: ['__eventn_*', '__user_*', '__anon_*', '__group_*'],
    storage: ['__eventn_*', '__user_*', '__anon_*', '__group_*'],
  },
  {
    id: 'swetrix',
    file: 'swetrix/dist/swetrix.js',
    module: 'swetrix',
    as: ['swetrix', 'ns'],
    start: (base) => `swetrix.init('soak', { apiURL: '${base}/log', devMode: true });
      swetrix.trackViews();`,
    again: `swetrix.track({ ev: 'again' });`,
    reports: /^POST \/log\/$/,
    storage: ['swetrix*'],
  },
  {
    id: 'aptabase',
    module: '@aptabase/web',
    as: ['aptabase', 'ns'],
    start: (base) => `aptabase.init('A-SH-0000000000', { host: '${base}' });
      aptabase.trackEvent('opened');`,
    again: `aptabase.trackEvent('again');`,
    reports: /^POST \/api\/v0\/event$/,
  },
];
