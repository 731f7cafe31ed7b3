import { createServer } from 'node:http';
import { reply } from './replies.mjs';

/** How many requests the log keeps. */
const KEEP = 5000;

/**
 * @typedef {object} Entry
 * @property {number} id      counts up from 1
 * @property {string} time    ISO 8601
 * @property {string} service first segment of the path: the tracker
 * @property {string} method
 * @property {string} host
 * @property {string} path
 * @property {string} query
 * @property {number} bytes   size of the body
 * @property {string} origin  Origin header, or the origin of the Referer
 */

/**
 * Starts the server that stands for every tracker's vendor: it serves their bundles, answers their calls and logs
 * each request. `GET /__log?since=<id>`, `DELETE /__log` and the event stream `/__events` are its own and are not logged.
 * @param {number} port 0 for any free one
 * @returns {Promise<{url: string, host: string, entries: Entry[], onEntry: (fn: (e: Entry) => void) => () => void, close: () => Promise<void>}>}
 */
export async function startSink(port) {
  /** @type {Entry[]} */
  const entries = [];
  const listeners = new Set();
  let last = 0;

  const log = (req, url, bytes) => {
    const entry = {
      id: ++last,
      time: new Date().toISOString(),
      service: url.pathname.split('/')[1] || 'other',
      method: req.method,
      host: req.headers.host,
      path: url.pathname,
      query: url.search.slice(1, 500),
      bytes,
      origin: req.headers.origin ?? originOf(req.headers.referer),
    };
    entries.push(entry);
    if (entries.length > KEEP) entries.shift();
    for (const fn of listeners) fn(entry);
  };

  const own = (req, res, url) => {
    if (url.pathname === '/__events') {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      const send = (entry) => res.write(`id: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`);
      listeners.add(send);
      res.on('close', () => listeners.delete(send));
      res.write(':\n\n');
      return;
    }
    if (req.method === 'DELETE') {
      entries.length = 0;
      res.writeHead(204).end();
      return;
    }
    const since = Number(url.searchParams.get('since') ?? 0);
    res.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    res.end(JSON.stringify(entries.filter((e) => e.id > since)));
  };

  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
    cors(req, res);
    try {
      if (url.pathname.startsWith('/__')) {
        if (req.method === 'OPTIONS') res.writeHead(204).end();
        else own(req, res, url);
        return;
      }
      let bytes = 0;
      for await (const chunk of req) bytes += chunk.length;
      log(req, url, bytes);
      if (req.method === 'OPTIONS') {
        res.writeHead(204).end();
        return;
      }
      const { body, type, headers, status } = await reply(url.pathname, req.headers.host ?? '');
      // No caching: each visit's request for a bundle must be seen.
      res.writeHead(body === undefined ? 204 : (status ?? 200), {
        'Cache-Control': 'no-store',
        ...(type && { 'Content-Type': type }),
        ...headers,
      });
      res.end(req.method === 'HEAD' ? undefined : body);
    } catch (error) {
      if (!res.headersSent) res.writeHead(error.code === 'ENOENT' ? 404 : 500);
      res.end();
      if (error.code !== 'ENOENT' && error.code !== 'ECONNRESET')
        console.error(`sink: ${url.pathname}: ${error.message}`);
    }
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const host = `127.0.0.1:${server.address().port}`;
  return {
    url: `http://${host}`,
    host,
    entries,
    onEntry: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Any page may call any tracker, with credentials: what vendors allow. */
function cors(req, res) {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin ?? '*');
  if (req.headers.origin) res.setHeader('Access-Control-Allow-Credentials', 'true');
  res.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE, OPTIONS');
  res.setHeader('Access-Control-Allow-Headers', req.headers['access-control-request-headers'] ?? '*');
  res.setHeader('Access-Control-Max-Age', '0');
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  res.setHeader('Timing-Allow-Origin', '*');
  res.setHeader('Vary', 'Origin');
}

const originOf = (referer) => (referer ? new URL(referer).origin : '');
