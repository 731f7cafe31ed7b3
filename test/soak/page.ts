import { setTimeout as realTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { createFlusher } from '../../src/sync/flush.js';
import type { createOutbox } from '../../src/sync/outbox.js';

/** A second of waiting takes so many milliseconds in a page. */
const SECOND = 5;
/** What the time limit of a request becomes, in real milliseconds: a server under load must still make it. */
export const PATIENCE = 5000;

/** One page of a visitor: the browser's own sync code, with what it finds in a browser. */
export interface Page {
  createFlusher: typeof createFlusher;
  createOutbox: typeof createOutbox;
}

/** What outlives a page: the browser's storage, and its clock, wrong by so many milliseconds. */
export interface Browser {
  storage: Record<string, string>;
  wrong: number;
}

const methods = {
  setItem(this: Record<string, string>, key: string, value: string) {
    this[key] = String(value);
  },
  removeItem(this: Record<string, string>, key: string) {
    delete this[key];
  },
};

export const newBrowser = (wrong: number): Browser => ({ storage: Object.create(methods), wrong });

/**
 * Opens pages in Node. The code is that of `src/sync`, unchanged; around it are storage, events and visibility, and time
 * that runs faster where it waits. There are no Web Locks, as on plain http: two pages may well send the same at once.
 */
export async function pageOpener(): Promise<(browser: Browser) => Page> {
  const bundle = await build({
    stdin: {
      contents: "export * from './src/sync/flush.ts'; export * from './src/sync/outbox.ts';",
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    globalName: 'sync',
    write: false,
  });
  const code = `${bundle.outputFiles[0]!.text}; return sync;`;

  return ({ storage, wrong }) => {
    class PageDate extends Date {
      constructor(...given: [] | [number | string | Date]) {
        super(given.length === 0 ? Date.now() + wrong : given[0]);
      }
    }
    const globals: Record<string, unknown> = {
      localStorage: storage,
      document: { visibilityState: 'visible', addEventListener: () => undefined },
      navigator: {},
      addEventListener: () => undefined,
      dispatchEvent: () => true,
      setTimeout: (work: () => void, ms: number) => realTimeout(work, (ms / 1000) * SECOND),
      Date: PageDate,
      AbortSignal: { timeout: () => AbortSignal.timeout(PATIENCE) },
    };
    return new Function(...Object.keys(globals), code)(...Object.values(globals)) as Page;
  };
}
