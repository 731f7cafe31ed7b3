import googleAdsJson from './policy/catalogue/google-ads.json';
import googleAnalyticsJson from './policy/catalogue/google-analytics.json';
import googleMapsJson from './policy/catalogue/google-maps.json';
import googleTagManagerJson from './policy/catalogue/google-tag-manager.json';
import hotjarJson from './policy/catalogue/hotjar.json';
import hubspotJson from './policy/catalogue/hubspot.json';
import metaPixelJson from './policy/catalogue/meta-pixel.json';
import microsoftClarityJson from './policy/catalogue/microsoft-clarity.json';
import posthogJson from './policy/catalogue/posthog.json';
import tiktokJson from './policy/catalogue/tiktok.json';
import vimeoJson from './policy/catalogue/vimeo.json';
import youtubeJson from './policy/catalogue/youtube.json';
import type { CatalogueEntry } from './policy/catalogue.js';

// assent/catalogue: single services, for guard({ policy, catalogue: [youtube] }). A bundler takes those that are named.
export type { CatalogueEntry } from './policy/catalogue.js';
export const googleAds: CatalogueEntry = googleAdsJson;
export const googleAnalytics: CatalogueEntry = googleAnalyticsJson;
export const googleMaps: CatalogueEntry = googleMapsJson;
export const googleTagManager: CatalogueEntry = googleTagManagerJson;
export const hotjar: CatalogueEntry = hotjarJson;
export const hubspot: CatalogueEntry = hubspotJson;
export const metaPixel: CatalogueEntry = metaPixelJson;
export const microsoftClarity: CatalogueEntry = microsoftClarityJson;
export const posthog: CatalogueEntry = posthogJson;
export const tiktok: CatalogueEntry = tiktokJson;
export const vimeo: CatalogueEntry = vimeoJson;
export const youtube: CatalogueEntry = youtubeJson;
