/** What the demo's trackers do when nothing holds them back: the measure for tests in which something does. */
import { trackers } from '../../demo/trackers.mjs';

/** The six. */
export const all = trackers.map((t) => t.id);
const embeds = ['player', 'elfsight'];
/**
 * Which trackers a page carries, whether it asks the sink for their bundles, and whether it is another form of the first:
 * its tests are variants (see browser.mjs).
 */
export const pages = {
  '/': { ids: [...all, ...embeds], bundles: true, variant: false },
  '/added.html': { ids: all, bundles: true, variant: true },
  '/tags.html': { ids: ['segment', 'clarity', 'datadog', 'snowplow'], bundles: true, variant: true },
  '/settings.html': { ids: all, bundles: true, variant: true },
  '/privacy.html': { ids: all, bundles: true, variant: true },
  '/app/': { ids: all, bundles: false, variant: true },
};
/** One request that only a running tracker makes. */
export const report = {
  posthog: (e) => e.method === 'POST' && e.path === '/posthog/e/',
  mixpanel: (e) => e.method === 'POST' && e.path === '/mixpanel/track/',
  snowplow: (e) => e.method === 'POST' && e.path.endsWith('/tp2'),
  clarity: (e) => e.method === 'POST' && e.path === '/clarity/collect',
  datadog: (e) => e.method === 'POST' && e.path === '/datadog/rum',
  segment: (e) => e.method === 'POST' && /^\/segment\/v1\/[pt]$/.test(e.path),
  player: (e) => e.method === 'POST' && e.path === '/player/ping',
  elfsight: (e) => e.path === '/elfsight/api/impression',
};
/** Keys that each leaves on the site's own origin, as long as it runs. */
export const keys = {
  posthog: ['cookie ph_phc_demo_posthog', 'local ph_phc_demo_posthog'],
  mixpanel: ['cookie mp_mp_demo_mixpanel', 'database mixpanelBrowserDb'],
  snowplow: [/^cookie _sp_id\./, /^cookie _sp_ses\./],
  clarity: ['cookie _clck', 'cookie _clsk', 'session _cltk'],
  datadog: ['cookie _dd_s_v2'],
  segment: ['cookie ajs_anonymous_id', 'local ajs_anonymous_id'],
  player: [],
  elfsight: ['cookie elfsight_viewed_recently', 'local elfsight_session'],
};

/** Does a name, as `namesIn` gives it, match what `keys` says? */
export const matches = (pattern, name) => (typeof pattern === 'string' ? pattern === name : pattern.test(name));
