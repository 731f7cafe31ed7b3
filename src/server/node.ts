import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { innerOf, textOf } from './answer.js';
import type { ConsentServer } from './create.js';

export interface ListenOptions {
  /** Default 127.0.0.1: nobody but this machine, until the owner says otherwise. */
  host?: string;
  /** Default 8787; 0 picks a free one. */
  port?: number;
  /** Milliseconds between two runs of the retention job. Default an hour; 0: never. */
  retentionEvery?: number;
  /** Milliseconds that requests under way get to finish after `close`. Default 10000. */
  drainTimeout?: number;
}

export interface Listening {
  /** Where the routes are, such as `http://127.0.0.1:8787/assent/v1`. */
  url: string;
  port: number;
  /** Takes no new request, finishes those under way, then closes the storage. Again: the same promise. */
  close(): Promise<void>;
}

/** The backend as a handler for Node's own `http` server, and for what mounts such (Express, Connect). */
export function nodeHandler(server: ConsentServer): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const fetch = innerOf(server.fetch);
  return getRequestListener(
    async (request, { outgoing }) => {
      const response = await fetch(request);
      const known = textOf(response);
      if (!known) return response;
      const headers: OutgoingHttpHeaders = { ...(known.headers ?? nativeHeaders(response)) };
      headers['content-length'] = String(Buffer.byteLength(known.text));
      (outgoing as ServerResponse).writeHead(response.status, headers).end(known.text);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
}

function nativeHeaders({ headers }: Response): OutgoingHttpHeaders {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
}

/**
 * Starts the backend on a port of its own.
 *
 * @throws Error from the storage, or Node's error when the port can't be had
 */
export async function listen(server: ConsentServer, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', port = 8787, drainTimeout = 10_000 } = options;
  await server.ready();
  const http = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, nodeHandler(server));
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
  } catch (error) {
    await server.close();
    throw error;
  }
  const address = http.address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;

  const every = options.retentionEvery ?? 3_600_000;
  let running: Promise<unknown> | undefined = every > 0 ? server.applyRetention() : undefined;
  const again = () => {
    running = server.applyRetention();
  };
  const retention = every > 0 ? setInterval(again, every).unref() : undefined;

  let closing: Promise<void> | undefined;
  async function drain() {
    clearInterval(retention);
    await running;
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    // A client that keeps its connection after the last answer would hold the end up, for Node's five seconds.
    http.keepAliveTimeout = 1;
    const late = setTimeout(() => http.closeAllConnections(), drainTimeout);
    await closed;
    clearTimeout(late);
    await server.close();
  }
  return {
    url: `http://${name}:${address.port}${server.basePath}`,
    port: address.port,
    close() {
      closing ??= drain();
      return closing;
    },
  };
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process as it would without us. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve(signal);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
