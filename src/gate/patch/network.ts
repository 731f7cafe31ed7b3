import type { MatchHost } from './host.js';
import { type Method, method } from './redefine.js';

const size = (body: unknown) => (typeof body === 'string' ? body.length : ((body as Blob | null)?.size ?? 0));

/**
 * Scripted requests. A blocked one fails the way the network would: a rejected promise, an `error` event, `false`;
 * never an exception that the page's own code does not expect. Where the service asks for it, it waits instead.
 */
export function patchNetwork(host: MatchHost): void {
  const denied = (url: unknown) => host.denied('url', String((url as Request)?.url ?? url));

  method(globalThis, 'fetch', (fetch) => function (input, init) {
    const service = denied(input);
    if (!service) return fetch.call(this ?? globalThis, input, init);
    return new Promise((resolve, reject) => {
      host.hold(
        service,
        `fetch ${input.url ?? input}`,
        size(init?.body),
        () => resolve(fetch.call(globalThis, input, init)),
        () => reject(new TypeError('Failed to fetch')),
      );
    });
  });

  method(Navigator.prototype, 'sendBeacon', (send) => function (url, body) {
    const service = denied(url);
    if (!service) return send.call(this, url, body);
    host.hold(service, `beacon ${url}`, size(body), () => send.call(this, url, body), () => {});
    return !!service.hold;
  });

  const opened = new WeakMap<XMLHttpRequest, string>();
  method(XMLHttpRequest.prototype, 'open', (open) => function (verb, url, ...rest) {
    opened.set(this, String(url));
    delete this.readyState; // what a failed use of the same object has left
    return open.call(this, verb, url, ...rest);
  });
  method(XMLHttpRequest.prototype, 'send', (send) => function (body) {
    const url = opened.get(this) ?? '';
    const service = denied(url);
    if (!service) return send.call(this, body);
    host.hold(service, `xhr ${url}`, size(body), () => send.call(this, body), () => failRequest(this));
  });

  for (const name of ['WebSocket', 'EventSource', 'Worker', 'SharedWorker']) patchConnection(name, denied, host);
  method(globalThis.ServiceWorkerContainer?.prototype, 'register', (register) => function (url, options) {
    const service = denied(url);
    if (!service) return register.call(this, url, options);
    host.note('dropped', `service worker ${url}`, service.id);
    return Promise.reject(new TypeError('Failed to register a ServiceWorker'));
  });
}

/** What a request shows its code when the network fails: state 4, status 0, `error`, `loadend`; later, as ever. */
function failRequest(request: XMLHttpRequest): void {
  setTimeout(() => {
    Object.defineProperty(request, 'readyState', { value: 4, configurable: true });
    request.dispatchEvent(new Event('readystatechange'));
    for (const type of ['error', 'loadend']) request.dispatchEvent(new ProgressEvent(type));
  });
}

/** A constructor of connections: for a denied URL it gives one that never opens, and says `error` once. */
function patchConnection(name: string, denied: (url: unknown) => { id: string } | undefined, host: MatchHost): void {
  const scope = globalThis as unknown as Record<string, new (url: unknown, options?: unknown) => EventTarget>;
  const Native = scope[name];
  if (!Native) return;
  scope[name] = new Proxy(Native, {
    construct(target, args: [unknown], newTarget) {
      const service = denied(args[0]);
      if (!service) return Reflect.construct(target, args, newTarget);
      host.note('dropped', `${name} ${args[0]}`, service.id);
      return deadConnection(Native.prototype, String(args[0]));
    },
  });
}

function deadConnection(prototype: object, url: string): EventTarget {
  const dead = new EventTarget();
  const nothing: Method = () => {};
  const own: Record<string, unknown> = { url, readyState: 3, bufferedAmount: 0, protocol: '', extensions: '', port: dead };
  for (const name of ['close', 'send', 'postMessage', 'terminate', 'start']) own[name] = nothing;
  for (const name of ['onopen', 'onmessage', 'onerror', 'onclose']) own[name] = null;
  Object.setPrototypeOf(dead, prototype);
  for (const [key, value] of Object.entries(own)) Object.defineProperty(dead, key, { value, writable: true, configurable: true });
  setTimeout(() => {
    for (const type of ['error', 'close']) {
      const event = new Event(type);
      (dead as unknown as Record<string, Method | null>)[`on${type}`]?.call(dead, event);
      dead.dispatchEvent(event);
    }
  });
  return dead;
}
