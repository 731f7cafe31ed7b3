import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { mountBackend } from './backend.mjs';
import { render } from './pages/index.mjs';
import { unitWords } from './pages/layout.mjs';
import { signedUp, signup } from './pages/signup.mjs';
import { startSink } from './sink/sink.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const types = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The looks' typefaces: packages of their own, so that a page looks the same on each machine. */
const FONTS = join(root, 'node_modules/@fontsource-variable');

/** The sink as policy.json names it; the real port takes its place when a page is served. */
const WRITTEN_SINK = '127.0.0.1:9001';

/** Sends a file below `folder`, or 404; the path cannot climb out. */
async function sendFile(c, folder, path) {
  const target = normalize(join(folder, path));
  if (!target.startsWith(normalize(folder + sep))) return c.text('Not found', 404);
  try {
    const body = await readFile(target);
    return c.body(body, 200, {
      'Content-Type': types[extname(target)] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return c.text('Not found', 404);
    throw error;
  }
}

/**
 * Starts the demo: its pages, the consent backend on the same origin, and the sink on a second port.
 * @param {{port?: number, sinkPort?: number, db?: string, backend?: boolean}} [options]
 *   ports: 0 for any free one; `db`: the SQLite file; `backend: false` leaves the backend out (it then answers 503)
 * @returns {Promise<{url: string, sinkUrl: string, sink: object, close: () => Promise<void>}>}
 * @throws {Error} with `code` EADDRINUSE and `port`, when a port is taken
 */
export async function startDemo({
  port = 8080,
  sinkPort = 9001,
  db = join(here, '.data/consent.db'),
  backend = true,
} = {}) {
  const sink = await startSink(sinkPort).catch((error) => {
    throw Object.assign(error, { port: sinkPort, variable: 'SINK_PORT' });
  });
  const policyText = (await readFile(join(here, 'policy.json'), 'utf8')).replaceAll(WRITTEN_SINK, sink.host);
  const policy = JSON.parse(policyText);
  delete policy.$schema;

  const app = new Hono();
  const log = backend ? await mountBackend(app, { db, policy }) : undefined;
  if (!backend) app.all('/assent/*', (c) => c.json({ title: 'The backend is switched off', status: 503 }, 503));

  // The panel's own calls: to this origin, so that the gate has nothing to hold and the sink nothing to log.
  app.get('/demo/live', async (c) => {
    const since = Number(c.req.query('since') ?? 0);
    const entries = sink.entries.filter((e) => e.id > since);
    const counts = {};
    for (const e of entries) counts[e.service] = (counts[e.service] ?? 0) + 1;
    const decisions = log ? await log.recent(5) : [];
    return c.json({ last: sink.entries.at(-1)?.id ?? since, counts, latest: entries.slice(-12), decisions }, 200, {
      'Cache-Control': 'no-store',
    });
  });
  app.get('/demo/decisions', async (c) => c.json(log ? await log.recent(Number(c.req.query('limit') ?? 20)) : []));
  app.delete('/demo/log', (c) => {
    sink.entries.length = 0;
    return c.body(null, 204);
  });
  app.get('/policy.json', (c) => c.json(policy));
  app.get('/notice.css', async (c) => {
    const { noticeCss } = await import('../dist/notice.js');
    return c.body(noticeCss, 200, { 'Content-Type': types['.css'] });
  });
  app.get('/dist/*', (c) => sendFile(c, join(root, 'dist'), c.req.path.slice('/dist/'.length)));
  app.get('/site/*', (c) => sendFile(c, join(here, 'public'), c.req.path.slice('/site/'.length)));
  app.get('/fonts/:file{[a-z0-9-]+\\.woff2}', (c) => {
    const name = c.req.param('file').replace('.woff2', '');
    return sendFile(c, FONTS, `${name}/files/${name}-latin-wght-normal.woff2`);
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
  const contextOf = (c) => ({
    lang: c.req.query('lang') === 'ko' ? 'ko' : 'en',
    off: c.req.query('assent') === 'off',
    sink: sink.url,
    policy,
    query: c.req.query(),
    since: sink.entries.at(-1)?.id ?? 0,
  });
  const consentOf = async ({ lang }) => log?.consentForm(lang);
  app.get('/signup.html', async (c) => {
    const ctx = contextOf(c);
    return c.html(signup({ ...ctx, consent: await consentOf(ctx) }));
  });
  app.get('/signup.css', async (c) =>
    c.body((await consentOf(contextOf(c)))?.css ?? '', 200, {
      'Content-Type': types['.css'],
      'Cache-Control': 'no-cache',
    }),
  );
  app.post('/signup', async (c) => {
    const ctx = contextOf(c);
    const fields = await c.req.formData();
    const text = (await consentOf(ctx))?.text;
    const outcome = log
      ? await log.recordForm(c.req.raw, fields, { text, source: 'signup' })
      : { status: 'nothing', choices: {}, cookies: [] };
    for (const cookie of outcome.cookies) c.header('Set-Cookie', cookie, { append: true });
    const words = (unit) => unitWords(ctx, unit);
    return c.html(signedUp(ctx, { fields, outcome, words }));
  });
  app.get('*', async (c) => {
    const page = await render(c.req.path, contextOf(c));
    if (!page) return c.text('Not found', 404);
    return page.type
      ? c.body(page.body, 200, { 'Content-Type': page.type, 'Cache-Control': 'no-cache' })
      : c.html(page.body);
  });

  const server = await new Promise((done, failed) => {
    const started = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => done(started));
    started.once('error', failed);
  }).catch(async (error) => {
    await sink.close();
    throw Object.assign(error, { port, variable: 'PORT' });
  });
  return {
    url: `http://localhost:${server.address().port}`,
    sinkUrl: sink.url,
    sink,
    close: async () => {
      await new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await log?.close();
      await sink.close();
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const demo = await startDemo({
    port: Number(process.env.PORT ?? 8080),
    sinkPort: Number(process.env.SINK_PORT ?? 9001),
  });
  console.log(demo.url);
}
