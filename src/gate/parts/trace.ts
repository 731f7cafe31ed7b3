import type { Gate } from '../part.js';

/** Calls and setters by which code names a URL, a cookie or a key: which argument names it. */
type Traced = [target: object | undefined, names: string, at: number, key?: boolean];

/**
 * Remembers where in the page's code each URL, cookie and key was named, for `<assent-inspector>`: `assent build
 * --inspect` adds it. It changes nothing; but it costs a stack trace a call, so leave it out of what visitors get.
 */
export default ({ patch }: Gate): void => {
  const sites = new Map<string, Set<string>>();
  Object.assign(globalThis, { [Symbol.for('assent.trace')]: sites });
  const own = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
  const remember = (name: string) => {
    const lines = (new Error().stack ?? '')
      .split('\n')
      .filter((line) => /:\d+/.test(line) && !(own && line.includes(own)));
    const site = lines[0]?.trim().replace(/^at /, '');
    if (!site) return;
    if (!sites.has(name)) sites.set(name, new Set());
    if (sites.get(name)!.size < 5) sites.get(name)!.add(site);
  };
  const traced: Traced[] = [
    [self, 'fetch WebSocket EventSource Worker SharedWorker', 0],
    [Navigator.prototype, 'sendBeacon', 0],
    [XMLHttpRequest.prototype, 'open', 1],
    [Element.prototype, 'setAttribute', 1],
    [HTMLScriptElement.prototype, 'src', 0],
    [HTMLImageElement.prototype, 'src', 0],
    [HTMLIFrameElement.prototype, 'src', 0],
    [HTMLLinkElement.prototype, 'href', 0],
    [Document.prototype, 'cookie', 0, true],
    [Storage.prototype, 'setItem', 0, true],
    [self.IDBFactory?.prototype, 'open', 0, true],
    [self.CacheStorage?.prototype, 'open', 0, true],
  ];
  for (const [target, names, at, key] of traced) {
    for (const name of names.split(' ')) {
      patch(target, name, (args, go) => {
        const value = String((args[at] as Request)?.url ?? args[at]);
        if (key) remember(value.split('=')[0]!.trim());
        else if (URL.canParse(value, document.baseURI)) remember(new URL(value, document.baseURI).href);
        return go();
      });
    }
  }
};
