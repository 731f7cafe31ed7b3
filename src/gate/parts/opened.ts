import { attempt } from '../../store/attempt.js';
import type { Gate } from '../part.js';

interface Connection {
  close?(): void;
  terminate?(): void;
  port?: MessagePort;
  readyState?: number;
}

/** The addresses of the scripts that open it, as far as the call stack names them. */
const scripts = (): string[] => Error().stack?.match(/https?:[^\s)]+/g) ?? [];

/**
 * Remembers sockets, event streams and workers, and by whom they were opened. What a page's own code opens in the name
 * of nobody (a `blob:` worker of a bundled tracker) is the page's: closing it would break pages that use workers.
 *
 * @param byScripts also what scripts of a service opened elsewhere, as far as the stack tells
 * @returns closes those of services that may not run now
 */
export const trackConnections = ({ patch, denied }: Gate, byScripts: boolean): (() => void) => {
  // What is at work keeps itself alive; what is done with need not be kept for us.
  let connections: [WeakRef<Connection>, string[]][] = [];
  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker']) {
    patch(self, name, ([url], go) => {
      const made = go() as Connection;
      if (!byScripts && denied('hosts', String(url)) === null) return made;
      // 2 is closed for a stream, closing for a socket; a worker has no such state, nor has what a page has made of one.
      const isOver = (connection: Connection | undefined) =>
        !connection || attempt(() => connection.readyState ?? 0)! >= 2;
      connections = connections.filter(([weak]) => !isOver(weak.deref()));
      connections.push([new WeakRef(made), [String(url), ...(byScripts ? scripts() : [])]]);
      return made;
    });
  }
  return () => {
    connections = connections.filter(([weak, addresses]) => {
      if (!addresses.some((address) => denied('hosts', address))) return true;
      const connection = weak.deref();
      connection?.close?.();
      connection?.terminate?.();
      connection?.port?.close();
      return false;
    });
  };
};
