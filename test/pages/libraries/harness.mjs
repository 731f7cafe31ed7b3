/** Builds, serves and compares the tours: what a library does on a page, step by step. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gatePolicy } from '../gate/policy.mjs';
import { startServer } from '../server.mjs';

const tours = fileURLToPath(new URL('tours/', import.meta.url));
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The libraries; each has its tour. */
export const libraries = readdirSync(tours)
  .map((file) => file.replace('.js', ''))
  .filter((name) => !['worker', 'no-fetch'].includes(name));
/** Those that patch what the gate patches: as often found before its script as after it. */
export const patchers = ['corejs', 'fetch', 'sentry', 'zone'];

/** Keeps the log; before anything else, in every page. */
const RECORDER = `
window.log = [];
window.note = (...what) => void log.push(JSON.stringify(what));
for (const level of ['log', 'info', 'warn', 'error']) {
  const said = console[level];
  console[level] = (...args) => { note('console', level, ...args.map(String)); said.apply(console, args); };
}
addEventListener('error', ({ message }) => message && note('error', message));
addEventListener('unhandledrejection', ({ reason }) => note('rejection', String(reason)));
window.until = (condition) => new Promise((done, fail) => {
  const end = Date.now() + 10000;
  const ask = async () => {
    const value = await condition();
    if (value) done(value);
    else if (Date.now() > end) fail(new Error('waited for ' + condition + '; the log: ' + log));
    else setTimeout(ask, 10);
  };
  ask();
});`;

const html = (name, { guard, first: before }) => {
  const library = `<script type="module" src="/tours/${name}.js"></script>`;
  // Modules wait for the parser; what is to come first is put there as a classic script.
  const first = `<script src="/tours/${name}.iife.js"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>tour</title>
<script>${RECORDER}</script>${before ? first : ''}
${guard ? `<script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script><script src="/dist/assent-full.js"></script>` : ''}
${before ? '' : library}</head>
<body><a href="#" data-assent-open="settings">Cookie settings</a><div id="root"></div></body></html>`;
};

/** Rules of every kind, none of which concerns the tour. */
const policy = gatePolicy({ url: 'http://tracker.example' });

const bundle = (format, names, outdir) =>
  build({
    entryPoints: Object.fromEntries(
      names.map((name) => [format === 'iife' ? `${name}.iife` : name, join(tours, `${name}.js`)]),
    ),
    outdir,
    bundle: true,
    splitting: format === 'esm',
    format,
    target: 'es2022',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  });

const part = (query) =>
  `note('part', 'by=${query.get('by')}', document.currentScript && document.currentScript.async, document.readyState !== 'loading');`;
const visited = `<!doctype html><html lang="en"><head><title>visited</title></head><body><div id="root"><p class="visited">visited</p>
<script>note('inline visited')</script><script src="/x/part.js?by=visited"></script></div></body></html>`;

/** What the tours ask for, by path: type and body. */
const ANSWERS = {
  '/x/fragment.html': [
    'text/html',
    '<p id="part">part</p><script>note("inline fragment")</script><script src="/x/part.js?by=fragment"></script>',
  ],
  '/x/posted.html': ['text/html', '<p class="posted">posted</p>'],
  '/x/frame.html': [
    'text/html',
    '<turbo-frame id="frame"><form action="/x/turned.html" method="post"><button>go</button></form></turbo-frame>',
  ],
  '/x/turned.html': ['text/html', '<turbo-frame id="frame"><p class="posted">turned</p></turbo-frame>', 422],
  '/x/visited.html': ['text/html', visited],
  '/x/framed.html': ['text/html', '<!doctype html><title>framed</title><p>framed</p>'],
  '/x/part.js': ['text/javascript', part],
  '/x/jsonp.js': ['text/javascript', 'tourCallback({ "padded": true });'],
  '/x/style.css': ['text/css', '#root { color: black }'],
  '/x/pic.gif': ['image/gif', GIF],
  '/x/cached.json': ['application/json', '{"cached":true}'],
  '/x/tunnel': ['application/json', '{}'],
  '/x/missing': ['text/plain', 'not here', 404],
  '/x/missing.js': ['text/plain', 'not here', 404],
};
/** Request headers that a library, or a patch, may change. */
const HEADERS = [
  'accept',
  'content-type',
  'x-requested-with',
  'x-tour',
  'x-xsrf-token',
  'hx-request',
  'turbo-frame',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'origin',
];

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body.replace(/-{4,}\S+/g, 'BOUNDARY'); // of a form; random
}

/** Serves the tours; `take()` gives what was asked since the last time, sorted, as requests may overtake each other. */
export async function startTours() {
  const folder = mkdtempSync(join(tmpdir(), 'assent-tours-'));
  await Promise.all([
    bundle('esm', libraries, folder),
    bundle('iife', patchers, folder),
    bundle('iife', ['worker'], folder),
  ]);
  let asked = [];
  const answer = async (request, response, url) => {
    const body = await bodyOf(request);
    const headers = HEADERS.flatMap((name) =>
      request.headers[name] ? [`${name}: ${request.headers[name].replace(/boundary=.*/, '')}`] : [],
    );
    if (request.method !== 'OPTIONS' && url.pathname !== '/x/slow')
      asked.push([request.method, request.url.replace(/([?&])_=\d+/, '$1'), ...headers].join(' | '));
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT');
    response.setHeader('cache-control', 'no-store');
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    if (url.pathname === '/x/slow') return undefined; // until the page gives up
    const [type, content, status = 200] = ANSWERS[url.pathname] ?? [
      'application/json',
      JSON.stringify({ method: request.method, query: url.search, body: body.length, tour: request.headers['x-tour'] }),
    ];
    response.writeHead(status, { 'content-type': type });
    return response.end(typeof content === 'function' ? content(url.searchParams) : content);
  };
  const worker = (_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' })
      .end(readFileSync(join(folder, 'worker.iife.js')));
  const paths = [...Object.keys(ANSWERS), '/x/echo', '/x/slow'];
  const routes = { ...Object.fromEntries(paths.map((path) => [path, answer])), '/x/worker.js': worker };
  const server = await startServer({ routes, folders: { '/tours/': join(folder, '/') } });
  return {
    url: server.url,
    other: server.otherUrl,
    /** Serves a library's page, with the guard or without; `first`: the library before the guard. */
    serve(name, options) {
      server.pages['/x/tour'] = html(name, options);
      return `${server.url}/x/tour`;
    },
    take() {
      // Engines ask once or twice for what is preloaded or shown twice, as it comes.
      const all = asked.sort().filter((line, index) => !/dest: (style|image)/.test(line) || line !== asked[index - 1]);
      asked = [];
      return all;
    },
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
