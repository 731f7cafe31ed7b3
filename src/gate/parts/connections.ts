import type { Gate } from '../part.js';

interface Connection {
  close?(): void;
  terminate?(): void;
  port?: MessagePort;
  readyState?: number;
}

/** Its own address, and those of the scripts that opened it, as far as the call stack names them. */
const addressesOf = (url: unknown): string[] => [String(url), ...(Error().stack?.match(/https?:[^\s)]+/g) ?? [])];

/**
 * Remembers sockets, event streams and workers, and by whom they were opened. What a page's own code opens in the name
 * of nobody (a `blob:` worker of a bundled tracker) is the page's: closing it would break pages that use workers.
 *
 * @returns closes those of services that may not run now
 */
export const trackConnections = ({ patch, denied }: Gate): (() => void) => {
  let connections: [Connection, string[]][] = [];
  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker']) {
    patch(self, name, ([url], go) => {
      const made = go() as Connection;
      // 2 is closed for a stream, closing for a socket; a worker has no such state.
      connections = connections.filter(([{ readyState = 0 }]) => readyState < 2);
      connections.push([made, addressesOf(url)]);
      return made;
    });
  }
  return () => {
    connections = connections.filter(([connection, addresses]) => {
      if (!addresses.some((address) => denied('hosts', address))) return true;
      connection.close?.();
      connection.terminate?.();
      connection.port?.close();
      return false;
    });
  };
};
