import type { UiHost } from './host.js';

/** The host, as soon as an entry has provided it (elements may be on the page first). */
export function whenHost(fn: (host: UiHost) => void): void {
  const host = (globalThis as { [key: symbol]: UiHost | undefined })[Symbol.for('assent.ui')];
  if (host) fn(host);
  else addEventListener('assent.ui', () => whenHost(fn), { once: true });
}
