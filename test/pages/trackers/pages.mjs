/** The page that carries one tracker in one way, with the guard and without. */
import { app } from './bundle.mjs';

/** Automated browsers are left out by many trackers; and pages are hidden by switching tabs, which a test can't. */
const SETUP = `<script>
  Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });
  window.__plausible = true;
  window.hide = () => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
      const event = new Event('visibilitychange', { bubbles: true });
      document.dispatchEvent(Object.assign(event, { __ddIsTrusted: true }));
    }
  };
</script>`;

const inline = (code, id) =>
  id ? `<script type="text/plain" data-assent="${id}">${code}</script>` : `<script>${code}</script>`;
const started = (tracker, base) => `${tracker.start(base, false)}\nwindow.again = () => { ${tracker.again} };`;

/** Each way: the page's tags, and the script of the page's own server where one is needed. */
export const ways = {
  /** Marked in the HTML. */
  declared(tracker, base, guarded) {
    const id = guarded && tracker.id;
    const src = `${base}/${tracker.path}`;
    const tag = id
      ? `<script type="text/plain" data-assent="${id}" data-assent-src="${src}"></script>`
      : `<script src="${src}"></script>`;
    const before = tracker.before ? inline(tracker.before(base), id) : '';
    return { tags: `${before}${tag}${inline(started(tracker, base), id)}` };
  },
  /** A vendor's snippet: a queue, and a loader that puts an async script before the first one. Nothing is marked. */
  snippet: (tracker, base) => ({
    tags: inline(`${tracker.before?.(base) ?? ''}
      (function (d, t, u, f) { var s = d.createElement(t), o = d.getElementsByTagName(t)[0];
        s.async = 1; s.src = u; s.onload = f; o.parentNode.insertBefore(s, o);
      })(document, 'script', '${base}/${tracker.path}', function () { ${started(tracker, base)} });`),
  }),
  /** A script of the site's own appends it once the page is there. Nothing is marked. */
  added: (tracker, base) => ({
    tags: '<script src="/own.js" defer></script>',
    own: `${tracker.before?.(base) ?? ''}
      const script = document.createElement('script');
      script.addEventListener('load', () => { ${started(tracker, base)} });
      script.setAttribute('src', '${base}/${tracker.path}');
      document.body.append(script);`,
  }),
  /** Built into the app. */
  bundled: async (tracker, base) => ({
    tags: '<script src="/own.js" defer></script>',
    own: await app(tracker, new URL(base).host),
  }),
};

const policy = (tracker, host, hold) => ({
  id: 'soak',
  version: '1',
  languages: ['en'],
  controller: { name: 'Soak Ltd' },
  purposes: [
    { id: 'necessary', necessity: 'required', title: 'Necessary' },
    { id: 'analytics', title: 'Analytics' },
  ],
  services: [
    {
      id: tracker.id,
      purpose: 'analytics',
      name: tracker.id,
      hosts: [`${host}/${tracker.id}`],
      cookies: tracker.cookies,
      storage: tracker.storage,
      hold,
    },
  ],
});

/**
 * @param {import('./list.mjs').Tracker} tracker
 * @param {string} way
 * @param {string} sinkUrl
 * @returns {Promise<Record<string, string | object>>} pages by path: `/free`, `/guarded`, `/own.js`, `/blank`
 */
export async function pagesOf(tracker, way, sinkUrl) {
  const base = `${sinkUrl}/${tracker.id}`;
  const make = async (guarded) => {
    const { tags, own } = await ways[way](tracker, base, guarded);
    const guard = guarded
      ? `<script type="application/json" id="assent-policy">${JSON.stringify(policy(tracker, new URL(sinkUrl).host, way === 'bundled'))}</script>
<script src="/dist/assent-full.js"></script>`
      : '';
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>soak</title>${guard}${SETUP}${tags}</head>
<body><h1>Soak</h1><p>${'A paragraph of the page. '.repeat(40)}</p><button>Button</button>
<a href="#" data-assent-open="settings">Cookie settings</a></body></html>`;
    return { html, own };
  };
  const free = await make(false);
  const guarded = await make(true);
  return {
    '/free': free.html,
    '/guarded': guarded.html,
    '/own.js': { body: free.own ?? '', type: 'text/javascript' },
    '/blank': '<!doctype html><title>blank</title>',
  };
}
