import { trusted } from './attributes.js';
import { note } from './host.js';
import { isLoading } from './parsed.js';

/*
 * A script that is released late finds a page whose events are over, and whose document is closed. So that code written
 * for the parser works, its listeners for past events are called, once, and its `document.write` lands at its place.
 */

/**
 * What was taken on. First with its turn; then, for a script that was started, with what it has written: that lands at the
 * end, whole, so that no half tag is parsed. A script that came to its end is there with nothing.
 */
export const taken = new WeakMap<Element, string | object | undefined>();

/** Has this event been fired already? None of ours runs between the page's becoming complete and the event that tells. */
const isOver = (type: unknown): boolean =>
  type === 'DOMContentLoaded'
    ? !isLoading()
    : /^load$|^readys/.test(type as string) && document.readyState === 'complete';

const callLater = (target: EventTarget, type: string, fn: EventListenerOrEventListenerObject): void => {
  const event = new Event(type);
  Object.defineProperty(event, 'target', { value: target });
  setTimeout(() => ('call' in fn ? fn.call(target, event) : fn.handleEvent(event)));
};

let patchPage: (() => void) | undefined = () => {
  patchPage = undefined;
  for (const target of [self, document] as unknown as Record<string, (...args: unknown[]) => void>[]) {
    for (const name of ['addEventListener', 'write', 'writeln']) {
      const original = target[name];
      if (!original) continue;
      target[name] = function (this: unknown, ...args: unknown[]) {
        const script = document.currentScript!;
        const ours = taken.has(script);
        if (ours && name > 'b') taken.set(script, taken.get(script) + args.join(''));
        else if (ours && isOver(args[0]))
          callLater(target as unknown as EventTarget, ...(args as [string, EventListener]));
        else original.apply(this ?? target, args);
      };
    }
  }
};

/** The `window.onload` that needs no call any more. */
let onload: typeof self.onload;

/**
 * Starts a script by `start`; the promise tells that it has run, failed, or used up its time,
 * and gives its address, if it had to be fetched.
 *
 * @param timeout milliseconds
 */
export const runLate = (el: HTMLScriptElement, timeout: number, start: () => void): Promise<unknown> => {
  patchPage?.();
  onload = self.onload;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(note('timed-out', el.src, '')), timeout);
    const done = () => {
      clearTimeout(timer);
      if (self.onload !== onload && isOver('load'))
        // biome-ignore lint/suspicious/noAssignInExpressions: the shortest, and the guard is counted in bytes
        callLater(self, 'load', (onload = self.onload) as EventListener);
      el.after(document.createRange().createContextualFragment(trusted().createHTML((taken.get(el) as string) || '')));
      taken.set(el, undefined);
      resolve(el.src);
    };
    el.addEventListener('load', done);
    el.addEventListener('error', done);
    start();
    // Of inline code no event tells: classic has run by now, a module runs when what it imports is there, and delays nobody.
    if (!el.src || el.noModule) done();
  });
};
