import { reinsert } from '../attributes.js';
import type { Gate } from '../part.js';
import { stopScript } from '../stop.js';
import { patchOwn } from './own.js';
import { holdTexts } from './texts.js';

const XLINK = 'http://www.w3.org/1999/xlink';

/**
 * Rare ways to an element's URL, each led to the one that the guard watches: an attribute's text (`nodeValue`,
 * `textContent`), its node by namespace, an element's list of attributes (`attributes.setNamedItem`), and `href.baseVal`
 * of SVG.
 */
export default (gate: Gate): void => {
  const { patch, denied } = gate;
  patchOwn(gate, Attr.prototype, 'nodeValue textContent', ([value], _, self: Attr) => {
    self.value = value ?? '';
  });
  patch(Element.prototype, 'setAttributeNodeNS', ([attribute], _, self: Element) => self.setAttributeNode(attribute));

  for (const name of ['setNamedItem', 'setNamedItemNS']) {
    patch(NamedNodeMap.prototype, name, (args, go, self: NamedNodeMap) => {
      const [attribute] = args;
      // A list does not tell whose it is, but what is in it does.
      let owner = self[0]?.ownerElement;
      if (!owner && attribute?.value?.split(/[\s,]+/).some((url: string) => denied('hosts', url))) {
        const probe = document.createAttribute('data-assent');
        args[0] = probe;
        go();
        owner = probe.ownerElement;
        owner?.removeAttributeNode(probe);
        args[0] = attribute;
      }
      return owner ? owner.setAttributeNode(attribute) : go();
    });
  }

  const owners = new WeakMap<object, Element>();
  for (const name of ['SVGImageElement', 'SVGScriptElement', 'SVGFEImageElement'] as const) {
    const { prototype } = self[name];
    patch(
      prototype,
      'href',
      (_, go, el) => {
        const href = go();
        owners.set(href, el);
        return href;
      },
      'get',
    );
  }
  patch(SVGAnimatedString.prototype, 'baseVal', ([value], go, href) => {
    const owner = owners.get(href);
    return owner ? owner.setAttribute('href', value) : go();
  });

  // By whatever prefix, it is the same attribute.
  for (const name of ['SVGImageElement', 'SVGScriptElement', 'SVGFEImageElement'] as const) {
    const isOther = (namespace: string | null, attribute: string) =>
      namespace === XLINK && attribute.endsWith(':href') && attribute !== 'xlink:href';
    patchOwn(gate, self[name].prototype, 'setAttributeNS', ([namespace, attribute, value], go, el: Element) =>
      isOther(namespace, `${attribute}`) ? el.setAttributeNS(XLINK, 'xlink:href', value) : go(),
    );
    patchOwn(gate, self[name].prototype, 'setAttributeNode setAttributeNodeNS', ([attribute], go, el: Element) =>
      isOther(attribute?.namespaceURI, `${attribute?.name}`)
        ? el.setAttributeNS(XLINK, 'xlink:href', attribute.value)
        : go(),
    );
  }

  // A selector by name alone passes over the attribute that a parser has put into a namespace.
  gate.observe('script,image', (el) => {
    const url = el.getAttribute('xlink:href');
    if (!url || !denied('hosts', url)) return;
    el.setAttribute('xlink:href', url);
    // A parser has started it.
    if (el.localName === 'script') stopScript(el as HTMLScriptElement, gate.trusted);
  });

  rare(gate);
  holdTexts(gate);
};

/** Attributes that fetch and that no held element carries: they wait here. */
const rare = (gate: Gate): void => {
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
