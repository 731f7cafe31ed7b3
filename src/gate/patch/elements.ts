import { HELD, heldName, isScript, native, reinsert } from '../attributes.js';
import type { MatchHost } from './host.js';
import { accessor, method } from './redefine.js';

/** Which attributes make which element fetch. */
const SINKS: Record<string, string[]> = {
  script: ['src', 'href'],
  iframe: ['src'],
  img: ['src', 'srcset'],
  image: ['href'],
  link: ['href'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  object: ['data'],
  embed: ['src'],
  input: ['src'],
};
const CLASSES =
  'Script.src IFrame.src Image.src Image.srcset Link.href Media.src Video.poster Source.src Source.srcset Track.src Object.data Embed.src Input.src';

export interface Holder {
  /** Selects what may fetch. */
  fetching: string;
  /** Holds an element that fetches already: its request may have left, but it does not run, and asks no more. */
  check(el: Element): boolean;
  /** Takes back what elements show of a service that was allowed and is no more. */
  withdraw(elements: Element[]): void;
}

/** Holds matched elements: their URL waits in `data-assent-*`, which makes them marked ones. */
export function patchElements(host: MatchHost): Holder {
  /** A `srcset` lists several URLs; one that is denied holds them all. */
  const deniedBy = (name: string, value: string) =>
    (name === 'srcset' ? value.split(',').map((s) => s.trim().split(/\s/)[0]!) : [value])
      .map((url) => host.denied('url', url))
      .find(Boolean);

  function holdAttribute(el: Element, name: string, value: string): boolean {
    const attribute = name.replace('xlink:', '');
    if (!SINKS[el.localName]?.includes(attribute)) return false;
    const service = deniedBy(attribute, value);
    if (!service) {
      // A new URL that nobody holds ends what was held of this attribute.
      if (el.hasAttribute(heldName(attribute))) native.remove.call(el, heldName(attribute));
      return false;
    }
    host.note('held', value, service.id);
    native.set.call(el, heldName(attribute), value);
    native.remove.call(el, name);
    if (!el.hasAttribute(HELD)) native.set.call(el, HELD, service.id);
    if (isScript(el) && !el.isConnected && el.async) native.set.call(el, 'async', '');
    // A pixel that nobody will insert waits for its answer: it gets the network's.
    if (el.localName === 'img' && !el.isConnected) setTimeout(() => el.isConnected || el.dispatchEvent(new Event('error')));
    return true;
  }

  for (const entry of CLASSES.split(' ')) {
    const [name, property] = entry.split('.') as [string, string];
    const target = (globalThis as unknown as Record<string, { prototype: Element }>)[`HTML${name}Element`]?.prototype;
    accessor(target, property, ({ get, set }) => ({
      get(this: Element) {
        const held = !this.hasAttribute(property) && this.getAttribute(heldName(property));
        if (!held) return get!.call(this);
        return property === 'srcset' ? held : (URL.parse?.(held, document.baseURI)?.href ?? held);
      },
      set(this: Element, value: unknown) {
        if (!holdAttribute(this, property, String(value))) set!.call(this, value);
      },
    }));
  }
  const el = Element.prototype;
  method(el, 'setAttribute', (set) => function (name, value) {
    if (!holdAttribute(this, String(name).toLowerCase(), String(value))) set.call(this, name, value);
  });
  method(el, 'setAttributeNS', (set) => function (ns, name, value) {
    if (!holdAttribute(this, String(name), String(value))) set.call(this, ns, name, value);
  });
  for (const name of ['setAttributeNode', 'setAttributeNodeNS']) {
    method(el, name, (set) => function (node: Attr) {
      return holdAttribute(this, node.name, node.value) ? null : set.call(this, node);
    });
  }
  for (const [proto, name] of [[Attr.prototype, 'value'], [Node.prototype, 'nodeValue'], [Node.prototype, 'textContent']] as const) {
    accessor(proto, name, ({ set }) => ({
      set(this: Attr, value: unknown) {
        const owner = this.nodeType === 2 && this.ownerElement;
        if (!owner || !holdAttribute(owner, this.name, String(value))) set!.call(this, value);
      },
    }));
  }

  function check(node: Element): boolean {
    let held = false;
    for (const name of SINKS[node.localName] ?? []) {
      const value = node.getAttribute(name);
      if (value === null || !holdAttribute(node, name, value)) continue;
      held = true;
      if (isScript(node)) {
        if (node.type) native.set.call(node, heldName('type'), node.type);
        native.set.call(node, 'type', 'text/plain');
      }
    }
    return held;
  }
  return {
    fetching: Object.keys(SINKS).join(),
    check,
    // Scripts have run: holding them again would only run them twice after the next grant.
    withdraw(elements) {
      for (const el of elements) if (!isScript(el) && check(el) && el.localName === 'iframe') reinsert(el);
    },
  };
}
