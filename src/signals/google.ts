import type { Rules } from '../policy/rules.js';

/*
 * Google Consent Mode v2. The default must stand in the queue before any tag's commands, on every page; the queue
 * wants `arguments` objects, not arrays. developers.google.com/tag-platform/security/guides/consent
 */
function gtag(..._command: unknown[]): void {
  const scope = globalThis as { dataLayer?: IArguments[] };
  scope.dataLayer ??= [];
  // biome-ignore lint/complexity/noArguments: the tag tells a command from an event by its being an Arguments object
  scope.dataLayer.push(arguments);
}

/** Sets the denied defaults and says what is granted already; returns what tells Google of each later state. */
export function signalGoogle({ signals }: Rules, allows: (ids: string) => boolean): () => void {
  const say = (command: string, may: (ids: string) => boolean) => {
    const types = Object.entries(signals?.google ?? {});
    if (types.length) {
      gtag('consent', command, Object.fromEntries(types.map(([type, ids]) => [type, may(ids) ? 'granted' : 'denied'])));
    }
  };
  const update = () => say('update', allows);
  say('default', () => false);
  update();
  return update;
}
