/** What the sink answers, by path: the first pattern that fits. */

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const send = (response, type, body, status = 200) => {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
};

/** Code that says that it ran, and where asked writes a cookie and a storage key as trackers do. */
const script = (query) => {
  const id = JSON.stringify(query.get('id') ?? '');
  const cookie = query.get('cookie');
  const writes = cookie
    ? `document.cookie = ${JSON.stringify(`${cookie}=1; path=/`)}; localStorage.setItem(${JSON.stringify(cookie)}, '1');`
    : '';
  return `(globalThis.ran = globalThis.ran || []).push(${id});\n${writes}\n`;
};

const js = (response, query) => send(response, 'text/javascript', script(query));

/** Pairs of pattern and answer `(response, query) => void`. */
export const ANSWERS = [
  [/^\/__sentinel$/, (response) => send(response, 'image/gif', GIF)],
  // Never answered: the connection stays open until the sink closes.
  [/^\/hang/, () => undefined],
  [/^\/slow\.js$/, (response, query) => setTimeout(() => js(response, query), Number(query.get('ms') ?? 300))],
  [/^\/error/, (response) => send(response, 'text/plain', 'planned failure', 500)],
  [/^\/404/, (response) => send(response, 'text/plain', 'not here', 404)],
  [
    /^\/events$/,
    (response, query) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${query.get('id') ?? ''}\n\n`);
    },
  ],
  [/\.m?js$/, js],
  [/\.(gif|png|jpe?g|webp)$/, (response) => send(response, 'image/gif', GIF)],
  [
    /\.html?$/,
    (response, query) =>
      send(
        response,
        'text/html; charset=utf-8',
        `<!doctype html><title>frame</title><script>${script(query)}</script>`,
      ),
  ],
  [/\.css$/, (response) => send(response, 'text/css', ':root { --sink: 1 }')],
  [/\.json$/, (response, query) => send(response, 'application/json', JSON.stringify({ id: query.get('id') }))],
  [/^\/post$/, (response) => send(response, 'application/json', '{"ok":true}')],
  [/./, (response) => response.writeHead(204).end()],
];
