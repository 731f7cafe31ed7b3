import { datadogRum } from '@datadog/browser-rum';
import { AnalyticsBrowser } from '@segment/analytics-next';
import { enableActivityTracking, newTracker, trackPageView } from '@snowplow/browser-tracker';
import { clarity } from 'clarity-js';
import mixpanel from 'mixpanel-browser';
import posthog from 'posthog-js';
import { page } from './policy';

const segment = new AnalyticsBrowser();

function startClarity(): void {
  clarity.start({ projectId: 'demo', upload: `${page.sink}/clarity/collect`, track: true, content: true, delay: 500 });
}

/**
 * What an app does when a tracker that was held may run: those that gave up at their first failed request start
 * again, and the others hear of the view that is shown.
 */
export const resume: Record<string, (path: string) => void> = {
  posthog: (path) => posthog.capture('$pageview', { path }),
  mixpanel: (path) => mixpanel.track('View', { path }),
  snowplow: (path) => trackPageView({ title: path }),
  datadog: (path) => datadogRum.addAction('view', { path }),
  clarity: () => {
    clarity.stop();
    startClarity();
  },
};

/** Starts all six at once, as an app does that never thought of consent. */
export function startTrackers(): void {
  const { sink } = page;
  posthog.init('phc_demo', {
    api_host: `${sink}/posthog`,
    ui_host: `${sink}/posthog`,
    opt_out_useragent_filter: true,
    disable_session_recording: true,
    disable_surveys: true,
  });
  mixpanel.init('mp_demo', {
    api_host: `${sink}/mixpanel`,
    track_pageview: false,
    batch_flush_interval_ms: 1000,
    record_sessions_percent: 0,
  });
  // WebKit keeps no cookie of http://localhost that is Secure or names the domain.
  newTracker('sp', `${sink}/snowplow`, { appId: 'console-demo', discoverRootDomain: false, cookieSecure: false });
  enableActivityTracking({ minimumVisitLength: 2, heartbeatDelay: 5 });
  startClarity();
  datadogRum.init({
    applicationId: '00000000-0000-4000-8000-000000000000',
    clientToken: 'pub_demo',
    site: 'datadoghq.com',
    service: 'console-demo',
    proxy: `${sink}/datadog/rum`,
    sessionSampleRate: 100,
    sessionReplaySampleRate: 0,
    trackUserInteractions: true,
    // Without the second it gives up for good where its first cookie can't be written.
    sessionPersistence: ['cookie', 'memory'],
  });
  segment.load(
    { writeKey: 'demo', cdnURL: `${sink}/segment` },
    { integrations: { 'Segment.io': { apiHost: `${sink.replace(/^http:\/\//, '')}/segment/v1`, protocol: 'http' } } },
  );
}

/** Tells each of them that the app shows another view. */
export function trackView(path: string): void {
  posthog.capture('$pageview', { path });
  mixpanel.track('View', { path });
  trackPageView({ title: path });
  datadogRum.addAction('view', { path });
  void segment.page(path);
}

/** Tells each of them of something the user did. */
export function trackAction(name: string): void {
  posthog.capture(name);
  mixpanel.track(name);
  datadogRum.addAction(name);
  void segment.track(name);
}
