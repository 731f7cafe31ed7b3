import type { UiHost } from './host.js';

/**
 * The host, as soon as an entry has provided it: an element may be on the page first. It asks the guard for it, which looks
 * for elements that nobody has defined alone.
 */
export function whenHost(fn: (host: UiHost) => void): void {
  const page = globalThis as { [key: symbol]: unknown };
  const host = page[Symbol.for('assent.ui')] as UiHost | undefined;
  if (host) return void fn(host);
  const ask = () => (page[Symbol.for('assent')] as { client(): void } | undefined)?.client();
  addEventListener('assent.ui', () => whenHost(fn), { once: true });
  addEventListener('assent.guard', ask, { once: true });
  ask();
}
