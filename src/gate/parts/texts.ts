import { heldName, setAttribute } from '../attributes.js';
import type { Gate } from '../part.js';
import { patchOwn } from './own.js';

const TEXTS =
  'text textContent innerHTML innerText append prepend replaceChildren appendChild insertBefore replaceChild';

/**
 * A script with a source and a text: the text is what the source reads (TradingView's settings), and never runs. Where the
 * source is held it would: such a script is inert until it has its source back.
 */
export const holdTexts = (gate: Gate): void => {
  const { prototype } = HTMLScriptElement;
  const isHeld = (el: Element) => el.hasAttribute(heldName('src')) && !el.hasAttribute('src');
  const isInert = (el: Element) => isHeld(el) && el.getAttribute('type') === 'text/plain';
  const keep = (el: Element, type: string) => setAttribute.call(el, heldName('type'), type);

  patchOwn(gate, prototype, TEXTS, (_, go, el: HTMLScriptElement) => {
    if (isHeld(el) && !isInert(el)) {
      keep(el, el.type);
      setAttribute.call(el, 'type', 'text/plain');
    }
    return go();
  });
  patchOwn(gate, prototype, 'type', ([type], go, el: Element) => (isInert(el) ? keep(el, `${type}`) : go()));
  // On all elements, with the others who stand there: one of its own would cost each script a second step.
  gate.patch(Element.prototype, 'setAttribute', ([name, value], go, el: Element) =>
    /^type$/i.test(name) && el.localName === 'script' && isInert(el) ? keep(el, `${value}`) : go(),
  );
};
