import { isSink, SINKS } from '../../policy/sinks.js';
import { FETCHING, HELD, heldName, heldValue, isOnce, isScript, reinsert, setAttribute } from '../attributes.js';
import { deniedIn } from '../denied.js';
import { note } from '../host.js';
import { patch } from '../patch.js';

export { isSink, SINKS } from '../../policy/sinks.js';

/** Holds a matched attribute: its URL waits in `data-assent-*`, which makes the element a marked one. */
const hold = (el: Element, name: string, value: string): unknown => {
  const service = !isOnce(el) && deniedIn(value);
  if (!service) return;
  const set = setAttribute.bind(el);
  note('held', value, service.id);
  set(heldName(name.replace('xlink:', '')), value);
  el.removeAttribute(name);
  if (!el.hasAttribute(HELD)) set(HELD, service.id);
  if (isScript(el)) {
    // Its text, which is none for the page to run, would be run without its address.
    if (el.isConnected || el.text) {
      if (el.type) set(heldName('type'), el.type);
      set('type', 'text/plain');
    } else if (el.async) set('async', '');
  }
  // A pixel that nobody will insert waits for its answer: it gets the network's.
  if (el.localName === 'img') setTimeout(() => el.isConnected || el.dispatchEvent(new Event('error')));
  return true;
};

/** Holds an element that fetches already: its request may have left, but it does not run, and asks no more. */
export const check = (el: Element): void => {
  for (const name of FETCHING) {
    const value = el.getAttribute(name);
    // Without a source a frame would go on showing what it has.
    if (value !== null && isSink(el.localName, name) && hold(el, name, value) && el.localName === 'iframe')
      reinsert(el);
  }
};

/** Every way in which a page's code gives an element its URL. */
export const patchElements = (): void => {
  const give = (go: () => unknown, el: Element, attribute: string, value: unknown) => {
    if (hold(el, attribute, String(value))) return;
    // A new URL that nobody holds ends what was held of this attribute.
    if (el.hasAttribute(HELD)) el.removeAttribute(heldName(attribute));
    return go();
  };
  const set = (
    go: () => unknown,
    el: Element | null,
    name: string,
    value: unknown,
    attribute = `${name}`.toLowerCase(),
  ) => (isSink(el?.localName, attribute) ? give(go, el!, attribute, value) : go());
  for (const sink of SINKS.split(',')) {
    const [tag, property] = sink.split(/\W/) as [string, string];
    // `audio` has its `src` from where `video` has it.
    let owner = (tag > 'b' && document.createElement(tag)) as Element;
    while (owner && !Object.hasOwn(owner, property)) owner = Object.getPrototypeOf(owner);
    patch(owner, property, ([value], go, self) => give(go, self, property, value));
    patch(
      owner,
      property,
      (_, go, self) => {
        const held = !self.hasAttribute(property) && heldValue(self, property);
        if (!held) return go();
        return property === 'srcset' ? held : (URL.parse?.(held, document.baseURI)?.href ?? held);
      },
      'get',
    );
  }
  const el = Element.prototype;
  patch(el, 'setAttribute', ([name, value], go, self) => set(go, self, name, value));
  patch(el, 'setAttributeNS', ([, name, value], go, self) => set(go, self, name, value));
  patch(el, 'setAttributeNode', ([{ name, value }], go, self) => set(go, self, name, value));
  patch(Attr.prototype, 'value', ([value], go, self) => set(go, self.ownerElement, self.name, value));
};
