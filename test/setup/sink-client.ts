/** The sink as a test in a browser sees it: where it is, and what has reached it. */

/** One request, as `sink.mjs` logs it. */
export interface SinkEntry {
  n: number;
  /** Milliseconds since the epoch. */
  at: number;
  method: string;
  /** Path and query as sent. */
  url: string;
  path: string;
  query: Record<string, string>;
  host: string;
  cookie?: string;
  referer?: string;
  body: string;
}

declare global {
  interface Window {
    /** Set by the test runner's page before any module. `sink`: by name (localhost); `sinkOwn`: by address. */
    __env: { sink: string; sinkOwn: string };
    /** Ids of the sink's scripts, in the order in which they ran. */
    ran?: string[];
  }
}

// Taken before any test installs patches: what a test asks of the log must never pass through what it tests.
const nativeFetch = window.fetch.bind(window);
const NativeImage = window.Image;
const setSrc = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')?.set;

/** The sink's origin, another host than the page's. */
export const sinkUrl: string = window.__env.sink;

/** The requests whose URL holds `match`; use ids of your own, for other files share the sink. */
export async function sinkLog(match = ''): Promise<SinkEntry[]> {
  const answer = await nativeFetch(`/__sink/log?match=${encodeURIComponent(match)}`);
  return answer.json() as Promise<SinkEntry[]>;
}

/** Forgets the requests whose URL holds `match`. */
export async function sinkClear(match = ''): Promise<void> {
  await nativeFetch(`/__sink/log?clear&match=${encodeURIComponent(match)}`);
}

let sentinels = 0;

/**
 * Sends a request to the sink by an image, as a tracker would, and waits until it is in the log. What the page sent
 * before has arrived then too, so that its absence means something.
 */
export async function sentinel(): Promise<void> {
  sentinels += 1;
  const id = `s${sentinels}-${Math.random().toString(36).slice(2)}`;
  await new Promise<void>((done, fail) => {
    const image = new NativeImage();
    image.onload = () => done();
    image.onerror = () => fail(new Error('the sink did not answer the sentinel'));
    setSrc?.call(image, `${window.__env.sinkOwn}/__sentinel?id=${id}`);
  });
  if ((await sinkLog(id)).length !== 1) throw new Error('the sentinel is not in the log');
}

/** Waits until a request whose URL holds `match` is in the log. */
export async function sinkArrived(match: string, ms = 5000): Promise<SinkEntry> {
  const deadline = performance.now() + ms;
  for (;;) {
    const [entry] = await sinkLog(match);
    if (entry) return entry;
    if (performance.now() > deadline) throw new Error(`no request with "${match}" reached the sink within ${ms} ms`);
  }
}
