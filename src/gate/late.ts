import { type GateHost, note } from './host.js';
import { isLoading } from './parsed.js';

/*
 * A script that is released late finds a page whose events are over, and whose document is closed. So that code written
 * for the parser works, its listeners for past events are called, once, and its `document.write` lands at its place.
 */

/**
 * What was taken on. First with its turn, a function; then, for a script that was started, with '', or with a promise that
 * what it has written stands in the page. A script that came to its end is there with nothing.
 */
export const taken = new WeakMap<Element, unknown>();

/** Tells the released script whose code is running now; the matched tier knows more of them. */
export const late = {
  running: (): Element | null | undefined | false => taken.has(document.currentScript!) && document.currentScript,
};

/** Has this event been fired already? None of ours runs between the page's becoming complete and the event that tells. */
const isOver = (target: unknown, type: string): boolean =>
  type === 'DOMContentLoaded'
    ? !isLoading()
    : document.readyState === 'complete' && target === { load: self, readystatechange: document }[type];

/** Calls a listener by an event of another name, of which those do not hear who have heard of the first. */
const callLater = (target: EventTarget, type: string, fn: EventListenerOrEventListenerObject | null): void => {
  const event = new Event(`!${type}`);
  target.addEventListener(`!${type}`, fn, { once: true });
  Object.defineProperty(event, 'type', { value: type });
  setTimeout(() => target.dispatchEvent(event));
};

let patchPage: ((host: GateHost) => void) | undefined = (host) => {
  patchPage = undefined;
  for (const name of 'addEventListener open close write writeln'.split(' ')) {
    const owner = (name < 'b' ? EventTarget : Document).prototype as unknown as Record<string, () => unknown>;
    const original = owner[name]!;
    // biome-ignore lint/suspicious/noExplicitAny: methods of two shapes
    owner[name] = function (this: unknown, ...args: any) {
      const target = this ?? self;
      const script = (name < 'b' ? isOver(target, args[0]) : target === document) && late.running();
      if (!script) return original.apply(target, args);
      if (name < 'b') callLater(target as EventTarget, ...(args as [string, EventListener]));
      else {
        // Later than this, so that no half tag is parsed.
        taken.set(script, host.land(script, name, args));
        return target;
      }
    };
  }
};

/**
 * Starts a script by `start`; the promise tells that it has run, failed, or used up its time, and gives its address, if it
 * had to be fetched.
 */
export const runLate = (el: HTMLScriptElement, host: GateHost, start: () => void): Promise<unknown> => {
  patchPage?.(host);
  taken.set(el, '');
  const { onload } = self;
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      if (self.onload !== onload && isOver(self, 'load')) {
        callLater(self, 'load', self.onload as EventListener);
        // What has been called is not called again after the next script.
        self.onload = onload;
      }
      resolve(taken.get(el) || el.src);
      taken.set(el, undefined);
    };
    const timer = setTimeout(() => resolve(note('timed-out', el.src, '')), host.rules.release?.timeout ?? 5000);
    for (const type of ['load', 'error']) el.addEventListener(type, done);
    start();
    // Of inline code no event tells: classic has run by now, a module runs when what it imports is there, and delays nobody.
    if (!el.src || el.noModule) done();
  });
};
