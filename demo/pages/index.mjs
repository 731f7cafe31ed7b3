import { trackers } from '../trackers.mjs';
import { app } from './app.mjs';
import { privacy } from './privacy.mjs';
import { added, home, settings, tags } from './site.mjs';
import { adderScript } from './tags.mjs';
import { themesPage } from './themes.mjs';

const pages = {
  '/': home,
  '/index.html': home,
  '/added.html': added,
  '/tags.html': tags,
  '/settings.html': settings,
  '/privacy.html': privacy,
  '/themes.html': themesPage,
  '/app/': app,
  '/app/usage': app,
};

/** What /tags.html's container carries. */
const CONTAINER = ['segment', 'clarity', 'datadog', 'snowplow'];

/**
 * The document, or the generated script, at `path`.
 * @param {string} path
 * @param {import('./layout.mjs').Context} ctx
 * @returns {Promise<{body: string, type?: string} | undefined>} undefined when there is none
 */
export async function render(path, ctx) {
  const type = 'text/javascript; charset=utf-8';
  if (path === '/site-added.js')
    return {
      type,
      body: adderScript(
        ctx.sink,
        trackers.map((t) => t.id),
        'append',
      ),
    };
  if (path === '/container.js') return { type, body: adderScript(ctx.sink, CONTAINER, 'insertBefore') };
  const page = pages[path];
  return page && { body: await page(ctx) };
}
