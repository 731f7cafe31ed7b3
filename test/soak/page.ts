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
  /** What the storage did not take. */
  memory: Record<string, string>;
  /** Ends it at once: its timers are gone, and no answer reaches it any more. */
  kill(): void;
}

/** What outlives a page. */
export interface Browser {
  storage: Record<string, string>;
  /** Milliseconds by which its clock is wrong. */
  wrong: number;
  offline: boolean;
  /** Characters that the storage takes. */
  room: number;
}

const methods = {
  getItem(this: Record<string, string>, key: string) {
    return Object.hasOwn(this, key) ? this[key] : null;
  },
  setItem(this: Record<string, string>, key: string, value: string) {
    this[key] = String(value);
  },
  removeItem(this: Record<string, string>, key: string) {
    delete this[key];
  },
};

/** Characters in use. */
export const sizeOf = (storage: Record<string, string>): number =>
  Object.entries(storage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);

export function newBrowser(wrong: number): Browser {
  const browser: Browser = { wrong, offline: false, room: Number.POSITIVE_INFINITY, storage: {} };
  browser.storage = new Proxy(Object.create(methods) as Record<string, string>, {
    set(storage, key: string, value: string) {
      const freed = Object.hasOwn(storage, key) ? key.length + storage[key]!.length : 0;
      if (
        browser.room < Number.POSITIVE_INFINITY &&
        sizeOf(storage) - freed + key.length + value.length > browser.room
      ) {
        throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
      }
      storage[key] = value;
      return true;
    },
  });
  return browser;
}

/**
 * Opens pages in Node. The code is that of `src/sync`, unchanged; around it are storage, events and visibility, and time
 * that runs faster where it waits. There are no Web Locks, as on plain http: two pages may well send the same at once.
 */
export async function pageOpener(): Promise<(browser: Browser) => Page> {
  const bundle = await build({
    stdin: {
      contents: `export * from './src/sync/flush.ts'; export * from './src/sync/outbox.ts';
        export { memory } from './src/store/keep.ts';`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    globalName: 'sync',
    write: false,
  });
  const code = `${bundle.outputFiles[0]!.text}; return sync;`;

  return (browser) => {
    const { storage, wrong } = browser;
    let alive = true;
    class PageDate extends Date {
      constructor(...given: [] | [number | string | Date]) {
        super(given.length === 0 ? Date.now() + wrong : given[0]);
      }
    }
    const never = new Promise<never>(() => undefined);
    const globals: Record<string, unknown> = {
      localStorage: storage,
      document: { visibilityState: 'visible', addEventListener: () => undefined },
      navigator: {},
      addEventListener: () => undefined,
      dispatchEvent: () => true,
      setTimeout: (work: () => void, ms: number) => realTimeout(() => alive && work(), (ms / 1000) * SECOND),
      Date: PageDate,
      AbortSignal: { timeout: () => AbortSignal.timeout(PATIENCE) },
      console: { warn: () => undefined },
      async fetch(...given: Parameters<typeof fetch>) {
        if (!alive) return never;
        if (browser.offline) throw new TypeError('Failed to fetch');
        try {
          const answer = await fetch(...given);
          return alive ? answer : await never;
        } catch (error) {
          throw alive ? error : await never;
        }
      },
    };
    const page = new Function(...Object.keys(globals), code)(...Object.values(globals)) as Page;
    return {
      ...page,
      kill() {
        alive = false;
      },
    };
  };
}
