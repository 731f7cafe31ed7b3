/** Serves a test's own pages, and the built files under /dist/. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
};

/**
 * @typedef {string | {body: string | Chunk[], headers?: Record<string, string>, status?: number, type?: string}} Content
 * @typedef {string | (() => Promise<unknown>)} Chunk text, or something to wait for before the next text is sent
 */

async function sendContent(content, path, response) {
  const { body, headers = {}, status = 200, type } = typeof content === 'string' ? { body: content } : content;
  const known = type ?? TYPES[extname(path)] ?? TYPES['.html'];
  response.writeHead(status, { 'content-type': known, 'cache-control': 'no-cache', ...headers });
  const [first, ...rest] = [body].flat();
  response.write(first);
  // WebKitGTK shows nothing of a document, and answers no question about it, before its first 512 bytes.
  if (rest.length > 0 && known.startsWith('text/html')) response.write(`<!--${' '.repeat(600)}-->`);
  for (const chunk of rest) {
    if (typeof chunk !== 'function') response.write(chunk);
    else await Promise.race([chunk(), new Promise((gone) => response.once('close', gone))]);
  }
  response.end();
}

async function sendFile(folder, rest, response) {
  const path = normalize(join(folder, decodeURIComponent(rest)));
  if (!path.startsWith(folder)) return response.writeHead(403).end();
  try {
    const body = await readFile(path);
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw error;
    response.writeHead(404, { 'content-type': 'text/plain' }).end(`no file ${rest}`);
  }
}

/**
 * Starts a server on 127.0.0.1, which `otherUrl` addresses as localhost: another site to the browser.
 * @param {object} options
 * @param {Record<string, Content>} [options.pages] content by path (`'/': '<!doctype html>...'`); the server's `pages`
 *   is this object, and may be changed while it runs. A body given as an array is sent piece by piece
 * @param {Record<string, (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 *   url: URL) => unknown>} [options.routes] handlers by path
 * @param {Record<string, string>} [options.folders] folders by path prefix; `/dist/` is the build's
 * @returns {Promise<{url: string, otherUrl: string, port: number, pages: Record<string, Content>, requests: string[],
 *   close: () => Promise<void>}>} `requests`: method and URL of all that was asked
 */
export async function startServer({ pages = {}, routes = {}, folders = {} } = {}) {
  const mounts = Object.entries({ '/dist/': join(ROOT, 'dist'), ...folders });
  const requests = [];
  const answer = async (request, response) => {
    const url = new URL(request.url, 'http://test');
    requests.push(`${request.method} ${request.url}`);
    const { pathname } = url;
    if (Object.hasOwn(routes, pathname)) return routes[pathname](request, response, url);
    if (Object.hasOwn(pages, pathname)) return sendContent(pages[pathname], pathname, response);
    const mount = mounts.find(([prefix]) => pathname.startsWith(prefix));
    if (mount) return sendFile(mount[1], pathname.slice(mount[0].length), response);
    return response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  };
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch((error) => response.destroy(error));
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const close = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, otherUrl: `http://localhost:${port}`, port, pages, requests, close };
}
