import { HELD, trusted } from './attributes.js';
import type { GateHost } from './host.js';

/*
 * A script that is released late finds a page whose events are over, and whose document is closed. So that code written
 * for the parser works, its listeners for past events are called, once, and its `document.write` lands at its place.
 */
const current = () => document.currentScript?.closest<HTMLElement>(`[${HELD}]`);

/** Has this event been fired already? By the navigation's timing, which also a guard that started late can read. */
const isOver = (type: string): unknown =>
  ({
    // The newer interface says no more of it, in more words.
    DOMContentLoaded: performance.timing.domContentLoadedEventStart,
    load: performance.timing.loadEventStart,
    readystatechange: document.readyState === 'complete',
  })[type];

function callLater(target: EventTarget, type: string, fn: EventListenerOrEventListenerObject | null): void {
  const event = new Event(type);
  Object.defineProperty(event, 'target', { value: target });
  setTimeout(() => ('call' in fn! ? fn.call(target, event) : fn!.handleEvent(event)));
}

let patch = () => {
  patch = () => {};
  for (const target of [window, document]) {
    const add = target.addEventListener;
    target.addEventListener = function (this: EventTarget | undefined, ...args: Parameters<EventTarget['addEventListener']>) {
      if (current() && isOver(args[0])) callLater(target, args[0], args[1]);
      else add.apply(this ?? target, args as never);
    } as never;
  }
  for (const name of ['write', 'writeln'] as const) {
    const write = document[name];
    document[name] = (...html: string[]) => {
      const script = current();
      if (script) written.set(script, (written.get(script) ?? '') + html.join(''));
      else write.apply(document, html);
    };
  }
};

/** What a released script has written so far: it lands when the script ends, whole, so that no half tag is parsed. */
const written = new WeakMap<Element, string>();

/** Starts a script by `start`. When it loads (`waits`), a promise tells that it has run, failed, or used up its time. */
export function runLate(el: HTMLScriptElement, host: GateHost, waits: unknown, start: () => void): Promise<void> {
  if (document.readyState !== 'loading') patch();
  const { onload } = window;
  return new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      if (window.onload !== onload && isOver('load')) callLater(window, 'load', window.onload as EventListener);
      const html = written.get(el);
      if (html) el.after(document.createRange().createContextualFragment(trusted().createHTML(html)));
      resolve();
    };
    let timer = 0;
    if (waits) {
      el.addEventListener('load', done);
      el.addEventListener('error', done);
      timer = window.setTimeout(() => {
        host.note('timed-out', el.src, '');
        resolve();
      }, host.timeout);
    }
    start();
    if (!waits) done();
  });
}
