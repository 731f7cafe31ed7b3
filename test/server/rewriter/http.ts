import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Rewriter } from '../../../src/server.js';

type Connect = Rewriter['connect'];

/** A server of its own, until the test ends. */
export async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As an owner mounts it: in front of a handler, with others before it. */
export const mounted =
  (handler: (request: IncomingMessage, response: ServerResponse) => void, connect: Connect): RequestListener =>
  (req, res) =>
    connect(req, res, () => handler(req, res));
