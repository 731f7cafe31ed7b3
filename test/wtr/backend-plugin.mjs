/**
 * A backend beside the tests, on a port of its own: real HTTP, answers as a test has ordered them. Tests speak to it by
 * `test/sync/backend.ts`. It can be closed and opened again at the same address, as a server that restarts.
 */
import { createServer } from 'node:http';

const read = async (request) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};

/** What is answered to a batch, by what was ordered: a status, or what becomes of each decision. */
function answer(order, decisions) {
  if (typeof order === 'number') return [order, { title: `planned ${order}` }];
  // Answers that acknowledge nothing of what was sent.
  if (order === 'foreign') return [200, { results: [null, 3, { id: 'another', status: 'stored' }] }];
  if (order === 'page') return [200, '<!doctype html>'];
  const result = ({ id }) => ({ id, status: order, ...(order === 'rejected' && { problem: { title: 'planned' } }) });
  return [200, { erased: 1, results: decisions.map(result) }];
}

export function backendPlugin() {
  /** By test: the orders that are left (the last one stays) and the batches that arrived. */
  const desks = new Map();
  let server;
  let port = 0;

  const open = () =>
    new Promise((done, fail) => {
      server = createServer(async (request, response) => {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('access-control-allow-headers', 'content-type, authorization');
        response.setHeader('access-control-allow-methods', 'POST, DELETE');
        response.setHeader('access-control-expose-headers', 'retry-after');
        if (request.method === 'OPTIONS') return response.writeHead(204).end();
        const desk = desks.get(request.url.split('/')[1]);
        if (!desk) return response.writeHead(404).end();
        const { decisions = [] } = JSON.parse((await read(request)) || '{}');
        const { authorization: subject } = request.headers;
        const order = desk.orders.length > 1 ? desk.orders.shift() : desk.orders[0];
        desk.arrived.push({ order, at: Date.now(), decisions, subject });
        if (desk.delay) await new Promise((next) => setTimeout(next, desk.delay));
        const [status, body] = answer(order, decisions);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      server.once('error', fail).listen(port, '127.0.0.1', () => {
        port = server.address().port;
        done();
      });
    });
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });

  return {
    name: 'backend',
    serverStart: open,
    serverStop: close,
    /** `/__backend/<desk>`: GET what arrived; POST `{orders, delay}`; `/__backend/close` and `/open` for the server itself. */
    async serve(context) {
      const [, name] = /^\/__backend\/([\w-]+)$/.exec(context.path) ?? [];
      if (!name) return undefined;
      if (name === 'close') await close();
      else if (name === 'open') await open();
      else if (context.method === 'POST') desks.set(name, { arrived: [], ...JSON.parse(await read(context.req)) });
      const body = JSON.stringify({ url: `http://127.0.0.1:${port}/${name}`, arrived: desks.get(name)?.arrived ?? [] });
      return { body, type: 'application/json', headers: { 'cache-control': 'no-store' } };
    },
  };
}
