import type { CatalogueEntry } from '../catalogue.js';
import googleAds from './google-ads.json';
import googleAnalytics from './google-analytics.json';
import googleMaps from './google-maps.json';
import googleTagManager from './google-tag-manager.json';
import hotjar from './hotjar.json';
import hubspot from './hubspot.json';
import metaPixel from './meta-pixel.json';
import microsoftClarity from './microsoft-clarity.json';
import posthog from './posthog.json';
import tiktok from './tiktok.json';
import vimeo from './vimeo.json';
import youtube from './youtube.json';

/** Every service of the catalogue: for the terminal and the backend. Pages import single entries from `assent/catalogue`. */
export const catalogue: readonly CatalogueEntry[] = [
  googleAds,
  googleAnalytics,
  googleMaps,
  googleTagManager,
  hotjar,
  hubspot,
  metaPixel,
  microsoftClarity,
  posthog,
  tiktok,
  vimeo,
  youtube,
];
