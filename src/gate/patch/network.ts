import { gated } from '../hold.js';
import { patch } from '../patch.js';

const unreachable = async () => {
  throw TypeError('Failed to fetch');
};

/** Says by events that the network failed; later, as the network does. */
const fail = (target: EventTarget, ...types: string[]) =>
  setTimeout(() => {
    for (const type of types) target.dispatchEvent(new ProgressEvent(type));
  });

/**
 * Scripted requests. A blocked one fails the way the network would: a rejected promise, an `error` event, `false`;
 * never an exception that the page's own code does not expect. Where the service asks for it, it waits instead.
 */
export const patchNetwork = (): void => {
  patch(self, 'fetch', ([input, init], go) =>
    gated('hosts', 'fetch', input?.url ?? input, go, unreachable, init?.body ?? input),
  );
  patch(
    Navigator.prototype,
    'sendBeacon',
    ([url, body], go) => !!gated('hosts', 'beacon', url, go, undefined, body ?? null),
  );

  const opened = new WeakMap<XMLHttpRequest, string>();
  patch(XMLHttpRequest.prototype, 'open', ([, url], go, self) => {
    opened.set(self, String(url));
    delete self.readyState; // what a failed use of the same object has left
    return go();
  });
  patch(XMLHttpRequest.prototype, 'send', ([body], go, self) => {
    const drop = () => {
      Object.defineProperty(self, 'readyState', { value: 4, configurable: true });
      fail(self, 'readystatechange', 'error', 'loadend');
    };
    gated('hosts', 'xhr', opened.get(self)!, go, drop, body ?? null);
  });

  for (const name of 'WebSocket EventSource Worker SharedWorker'.split(' ')) {
    patch(self, name, ([url], go, prototype) =>
      gated('hosts', name, url, go, () => deadConnection(prototype, String(url))),
    );
  }
  patch(self.ServiceWorkerContainer?.prototype, 'register', ([url], go) =>
    gated('hosts', 'serviceWorker', url, go, unreachable),
  );
};

/** A connection that never opens, and says `error` once. What a class of the page's has of its own, it keeps. */
const deadConnection = (prototype: object, url: string): EventTarget => {
  const dead = new EventTarget() as EventTarget & Record<string, unknown>;
  // The platform's members want a real connection; its constants do not.
  for (const name in prototype)
    if (name > 'a' && !(name in dead)) dead[name] = name.startsWith('on') ? undefined : () => {};
  Object.assign(dead, { url, readyState: (prototype as { CLOSED?: number }).CLOSED, port: new MessageChannel().port1 });
  for (const type of ['error', 'close']) {
    dead.addEventListener(type, (event) => (dead[`on${type}`] as ((event: Event) => void) | undefined)?.(event));
  }
  fail(dead, 'error', 'close');
  return Object.setPrototypeOf(dead, prototype);
};
