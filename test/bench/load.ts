import { Agent, request } from 'node:http';

export interface LoadResult {
  /** Requests answered with 200, a second. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}

/**
 * Sends one request after another on each of so many connections.
 *
 * @param make the next body, of a request to `url`
 */
export async function load(
  url: string,
  make: () => string,
  { connections = 64, seconds = 10, warmup = 2 } = {},
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begin = performance.now() + warmup * 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const one = (body: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      });
      sending.once('error', reject);
      sending.end(body);
    });
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let start = performance.now(); start < end; start = performance.now()) {
        const status = await one(make());
        if (start < begin) continue;
        if (status === 200) times.push(performance.now() - start);
        else failed += 1;
      }
    }),
  );
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99), failed };
}
