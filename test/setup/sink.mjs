/**
 * A tracker's server: answers anything a tag may ask for, and keeps a log of every request, so that tests can tell
 * what left the page. It listens on 127.0.0.1 and is addressed as `localhost`, another host than the page's.
 */
import { createServer } from 'node:http';
import { ANSWERS } from './sink-answers.mjs';
import { acceptWebSocket } from './sink-socket.mjs';

/**
 * @typedef {object} Entry one request that arrived
 * @property {number} n place in the log, counted from 1 over the sink's life
 * @property {number} at milliseconds since the epoch
 * @property {string} method `GET`, `POST`, ..., `WS` for a message over a socket
 * @property {string} url path and query as sent
 * @property {string} path
 * @property {Record<string, string>} query
 * @property {string} host the Host header
 * @property {string} [cookie]
 * @property {string} [referer]
 * @property {string} [origin]
 * @property {string} [dest] Sec-Fetch-Dest, where the engine sends it
 * @property {string} body
 */

function readBody(request) {
  return new Promise((done, fail) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => done(body));
    request.on('error', fail);
  });
}

/** Everything is allowed: what holds a request back must be the gate, never the sink. */
function allowAll(request, response) {
  const { origin } = request.headers;
  response.setHeader('access-control-allow-origin', origin ?? '*');
  if (origin) response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE, OPTIONS');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-allow-private-network', 'true');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('timing-allow-origin', '*');
  response.setHeader('cache-control', 'no-store');
}

/**
 * Starts a sink.
 *
 * Answers by path: `*.js` pushes `?id=` to `window.ran` (`?cookie=name` makes it write that cookie and localStorage
 * key), `/slow.js?ms=`, `/hang.js` (never), `/error.js` (500), `/404.js`, `*.gif|png`, `*.html`, `*.css`, `*.json`,
 * `/events` (event stream), `/post` and whatever else (204); sockets are accepted; `?set=a%3Db` answers Set-Cookie.
 * `/__log` (GET reads, DELETE clears; `?match=` keeps to URLs with that text), `/__sentinel?id=`.
 *
 * @param {{port?: number, answers?: [RegExp, (response: import('node:http').ServerResponse, query: URLSearchParams,
 *   path: string) => unknown][]}} options `answers` come before those above; the first whose pattern fits the path answers
 * @returns {Promise<{url: string, ownUrl: string, port: number, log: (match?: string) => Entry[],
 *   clear: (match?: string) => void, arrived: (match: string, ms?: number) => Promise<Entry>,
 *   close: () => Promise<void>}>} `url` says localhost, `ownUrl` 127.0.0.1; `arrived` waits for a request
 */
export async function startSink({ port = 0, answers = [] } = {}) {
  let entries = [];
  let count = 0;
  const waiting = new Set();
  const sockets = new Set();

  const note = (request, extra = {}) => {
    const url = new URL(request.url, 'http://sink');
    const { host, cookie, referer, origin, 'sec-fetch-dest': dest } = request.headers;
    const query = Object.fromEntries(url.searchParams);
    count += 1;
    const { method, url: asSent } = request;
    const entry = { n: count, at: Date.now(), method, url: asSent, path: url.pathname, query, host };
    Object.assign(entry, { cookie, referer, origin, dest, body: '' }, extra);
    entries.push(entry);
    for (const waiter of waiting) waiter(entry);
    return entry;
  };
  const log = (match = '') => entries.filter((entry) => entry.url.includes(match));
  const clear = (match = '') => {
    entries = entries.filter((entry) => !entry.url.includes(match));
  };
  const arrived = (match, ms = 10_000) =>
    new Promise((done, fail) => {
      const there = log(match)[0];
      if (there) return done(there);
      const timer = setTimeout(() => {
        waiting.delete(waiter);
        fail(new Error(`no request with "${match}" reached the sink within ${ms} ms; it has ${log().length} others`));
      }, ms);
      const waiter = (entry) => {
        if (!entry.url.includes(match)) return;
        clearTimeout(timer);
        waiting.delete(waiter);
        done(entry);
      };
      waiting.add(waiter);
    });

  const server = createServer(async (request, response) => {
    allowAll(request, response);
    const url = new URL(request.url, 'http://sink');
    if (url.pathname === '/__log') {
      const match = url.searchParams.get('match') ?? '';
      if (request.method === 'DELETE') clear(match);
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(log(match)));
    }
    const entry = note(request);
    entry.body = await readBody(request);
    if (request.method === 'OPTIONS') return response.writeHead(204).end();
    const cookie = url.searchParams.get('set');
    if (cookie) response.setHeader('set-cookie', `${cookie}; Path=/`);
    const answer = [...answers, ...ANSWERS].find(([pattern]) => pattern.test(url.pathname));
    await answer[1](response, url.searchParams, url.pathname);
  });
  server.on('upgrade', (request, socket) => {
    note(request);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    acceptWebSocket(request, socket, (body) => note(request, { method: 'WS', body }));
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  const bound = server.address().port;

  const close = async () => {
    for (const socket of sockets) socket.destroy();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  const ownUrl = `http://127.0.0.1:${bound}`;
  return { url: `http://localhost:${bound}`, ownUrl, port: bound, log, clear, arrived, close };
}
