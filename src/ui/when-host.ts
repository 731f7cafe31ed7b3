import type { UiHost } from './host.js';

/** The host, as soon as an entry has provided it: an element may be on the page first, and asks the guard for it. */
export function whenHost(fn: (host: UiHost) => void): void {
  const page = globalThis as { [key: symbol]: unknown };
  const host = page[Symbol.for('assent.ui')] as UiHost | undefined;
  if (host) fn(host);
  else {
    addEventListener('assent.ui', () => whenHost(fn), { once: true });
    (page[Symbol.for('assent')] as { client(): void } | undefined)?.client();
  }
}
