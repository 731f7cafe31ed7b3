import { setMaxListeners } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * An HTTP proxy on 127.0.0.1 that does to requests what networks, load balancers and crashing servers do:
 *
 *   const proxy = await startFaultProxy({ target: () => origin, choose: ({ path }) => fault });
 *   ... let the page or client talk to proxy.origin ...
 *   await proxy.close();
 *
 * `choose` is asked once for each request and says what happens to it; a seeded generator there makes a run that can be
 * replayed. `target` is asked each time, so that a server may come back on another port.
 */
export type Fault =
  /** Passed on as it is. */
  | { kind: 'none' }
  /** Answered by the proxy; the server never sees it. */
  | { kind: 'answer'; status: number; retryAfter?: number }
  /** The connection is cut: before the server sees the request, after it has handled it, or within its answer. */
  | { kind: 'reset'; when: 'before' | 'after' | 'within' }
  /** Held for so many milliseconds, on the way there or back. What was sent is delivered, whether or not anybody waits. */
  | { kind: 'stall'; when: 'before' | 'after'; ms: number }
  /** Delivered twice: at once (the sender gets the second answer), or once more after the sender was answered. */
  | { kind: 'duplicate'; late: boolean }
  /** Held until another request has been delivered, for so many milliseconds at the most. */
  | { kind: 'reorder'; ms: number };

export interface Passing {
  method: string;
  /** With the query. */
  path: string;
  body: string;
}

export interface FaultProxyOptions {
  /** Origin of the server, such as `http://127.0.0.1:8787`. */
  target(): string;
  choose(passing: Passing): Fault;
  /** 0, the default, picks a free one. */
  port?: number;
}

export interface FaultProxy {
  /** What clients use in the target's place. */
  origin: string;
  /** How often what was done, by kind. */
  counts: Record<string, number>;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export async function startFaultProxy({ target, choose, port = 0 }: FaultProxyOptions): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const counts: Record<string, number> = {};
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  const held = new Set<() => void>();

  /** Passes a request on; undefined when the server can't be reached, or breaks off. */
  function deliver(incoming: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const { method, url, headers } = incoming;
      const { hostname, port } = new URL(target());
      const sending = request({ hostname, port, method, path: url, headers, agent }, async (answer) => {
        try {
          const parts: Buffer[] = [];
          for await (const part of answer) parts.push(part as Buffer);
          resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) });
        } catch {
          resolve(undefined); // the server died in the midst of its answer
        }
      });
      sending.once('error', () => resolve(undefined));
      sending.end(body);
      for (const release of held) release();
    });
  }

  function send(outgoing: ServerResponse, answer: Answer | undefined, part = 1): void {
    if (!answer) return void outgoing.destroy();
    const headers = { ...answer.headers, 'content-length': String(answer.body.length) };
    delete headers['transfer-encoding'];
    outgoing.writeHead(answer.status, headers);
    if (part === 1) outgoing.end(answer.body);
    else outgoing.write(answer.body.subarray(0, answer.body.length * part), () => outgoing.destroy());
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const fault = choose({ method: incoming.method!, path: incoming.url!, body: body.toString() });
    const name = 'when' in fault ? `${fault.kind} ${fault.when}` : fault.kind;
    counts[name] = (counts[name] ?? 0) + 1;
    switch (fault.kind) {
      case 'none':
        return send(outgoing, await deliver(incoming, body));
      case 'answer':
        outgoing.statusCode = fault.status;
        if (fault.retryAfter !== undefined) outgoing.setHeader('retry-after', String(fault.retryAfter));
        return void outgoing.end();
      case 'reset':
        if (fault.when === 'before') return void outgoing.destroy();
        return send(outgoing, await deliver(incoming, body), fault.when === 'after' ? 0 : 0.5);
      case 'stall': {
        if (fault.when === 'before') await wait(fault.ms, undefined, { signal: ending.signal });
        const answer = await deliver(incoming, body);
        if (fault.when === 'after') await wait(fault.ms, undefined, { signal: ending.signal });
        return send(outgoing, answer);
      }
      case 'duplicate': {
        const first = await deliver(incoming, body);
        if (fault.late) send(outgoing, first);
        const second = await deliver(incoming, body);
        return fault.late ? undefined : send(outgoing, second);
      }
      case 'reorder': {
        let release = () => {};
        const other = new Promise<void>((resolve) => {
          release = resolve;
        });
        held.add(release);
        await Promise.race([other, wait(fault.ms, undefined, { signal: ending.signal })]);
        held.delete(release);
        return send(outgoing, await deliver(incoming, body));
      }
    }
  }

  const server = createServer((incoming, outgoing) => {
    outgoing.on('error', () => outgoing.destroy());
    // A sender that is gone, or an end of the proxy meanwhile: nobody is there to be told.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    async close() {
      ending.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}
