import { connect } from 'node:net';

export interface LoadResult {
  /** Requests answered with 200, a second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}

/**
 * Posts one request after another on each of so many connections. Written on sockets: it shares two cores with what it
 * measures, and Node's HTTP client would take more of them than a server does.
 *
 * @param make the next body, of a request to `url`
 */
export async function load(
  url: string,
  make: () => string,
  { connections = 64, seconds = 10, warmup = 2 } = {},
): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url);
  const begin = performance.now() + warmup * 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n`;

  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let start = 0;
      let got = '';
      const next = () => {
        start = performance.now();
        if (start >= end) return void socket.end(resolve);
        const body = make();
        socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      // The answers are ASCII: characters are bytes.
      socket.setEncoding('latin1').on('data', (part: string) => {
        got += part;
        const body = got.indexOf('\r\n\r\n') + 4;
        const length = /content-length: (\d+)/i.exec(got)?.[1];
        if (body < 4 || (length && got.length < body + Number(length))) return;
        if (!length) return void socket.destroy(new Error(`An answer without a length: ${got}`));
        if (start >= begin) {
          if (got.startsWith('HTTP/1.1 200')) times.push(performance.now() - start);
          else failed += 1;
        }
        got = '';
        next();
      });
      socket.once('error', reject).once('connect', next);
      socket.once('close', () => reject(new Error('The server has ended a connection')));
    });
  await Promise.all(Array.from({ length: connections }, one));
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99), failed };
}
