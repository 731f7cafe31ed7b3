import { reinsert } from '../attributes.js';
import type { Gate } from '../part.js';
import { patchOwn } from './own.js';

/** Attributes that fetch and that no held element carries: they wait here. */
export const holdRare = (gate: Gate): void => {
  const { denied, allows, note } = gate;
  interface Held {
    el: WeakRef<Element>;
    name: string;
    value: string;
    id: string;
  }
  let held: Held[] = [];
  const hold = (el: Element, attribute: string, value: string): boolean => {
    const name = attribute.toLowerCase().replace('xlink:', '');
    held = held.filter((one) => one.el.deref() && !(one.el.deref() === el && one.name === name));
    const service = value
      .split(/[\s,;]+/)
      .map((url) => denied('hosts', url))
      .find(Boolean);
    if (!service) return false;
    note('held', value, service.id);
    held.push({ el: new WeakRef(el), name, value, id: service.id });
    return true;
  };
  /** By the interface of an element: which of its attributes. */
  const RARE: Record<string, RegExp> = {
    HTMLLinkElement: /^imagesrcset$/i,
    HTMLBodyElement: /^background$/i,
    HTMLTableElement: /^background$/i,
    HTMLTableRowElement: /^background$/i,
    HTMLTableCellElement: /^background$/i,
    HTMLTableSectionElement: /^background$/i,
    SVGFEImageElement: /^(xlink:)?href$/i,
    SVGAnimationElement: /^(to|from|by|values)$/,
  };
  for (const [name, attributes] of Object.entries(RARE)) {
    const { prototype } = (self as unknown as Record<string, { prototype: Element }>)[name]!;
    patchOwn(gate, prototype, 'setAttribute setAttributeNS', (args, go, el: Element) => {
      const [attribute, value] = args.slice(-2).map(String) as [string, string];
      return attributes.test(attribute) && hold(el, attribute, value) ? undefined : go();
    });
    for (const property of ['imageSrcset', 'background'])
      gate.patch(prototype, property, ([value], go, el) => (hold(el, property, String(value)) ? undefined : go()));
  }
  // What a parser made has asked already, and asks no more.
  const meet = (el: Element) => {
    for (const name of ['imagesrcset', 'background', 'href', 'to', 'from', 'by', 'values']) {
      const value = el.getAttribute(name);
      if (value !== null && hold(el, name, value)) el.removeAttribute(name);
    }
  };
  gate.observe(
    'link[imagesrcset],[background],feImage[href],image set,image animate,feImage set,feImage animate',
    meet,
  );
  gate.subscribe(() => {
    for (const { el, name, value, id } of [...held]) {
      const target = el.deref();
      if (!target || !allows(id)) continue;
      target.setAttribute(name, value);
      // A preload is looked at when it comes, and an animation that is over begins anew.
      if (/^(imagesrcset|to|from|by|values)$/.test(name) && target.isConnected) reinsert(target);
    }
  });
};
