import type { Gate } from '../part.js';
import { stopScript } from '../stop.js';
import { patchOwn } from './own.js';
import { holdRare } from './rare.js';
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
  /** By whatever prefix, it is the same attribute. */
  const isOther = (namespace: string | null, attribute: string) =>
    namespace === XLINK && attribute.endsWith(':href') && attribute !== 'xlink:href';
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
    patchOwn(gate, prototype, 'setAttributeNS', ([namespace, attribute, value], go, el: Element) =>
      isOther(namespace, `${attribute}`) ? el.setAttributeNS(XLINK, 'xlink:href', value) : go(),
    );
    patchOwn(gate, prototype, 'setAttributeNode setAttributeNodeNS', ([attribute], go, el: Element) =>
      isOther(attribute?.namespaceURI, `${attribute?.name}`)
        ? el.setAttributeNS(XLINK, 'xlink:href', attribute.value)
        : go(),
    );
  }
  patch(SVGAnimatedString.prototype, 'baseVal', ([value], go, href) => {
    const owner = owners.get(href);
    return owner ? owner.setAttribute('href', value) : go();
  });

  // A selector by name alone passes over the attribute that a parser has put into a namespace.
  gate.observe('script,image', (el) => {
    const url = el.getAttribute('xlink:href');
    if (!url || !denied('hosts', url)) return;
    el.setAttribute('xlink:href', url);
    // A parser has started it.
    if (el.localName === 'script') stopScript(el as HTMLScriptElement, gate.trusted);
  });

  holdRare(gate);
  holdTexts(gate);
};
