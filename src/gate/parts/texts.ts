import { heldName, setAttribute } from '../attributes.js';
import type { Gate } from '../part.js';
import { ownerOf } from './own.js';

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

  // Where they are, with the others who stand there, as code may look at what a script has of its own.
  for (const name of TEXTS.split(' ')) {
    gate.patch(ownerOf(prototype, name), name, (_, go, el: HTMLScriptElement) => {
      if (el.localName === 'script' && isHeld(el) && !isInert(el)) {
        keep(el, el.type);
        setAttribute.call(el, 'type', 'text/plain');
      }
      return go();
    });
  }
  gate.patch(prototype, 'type', ([type], go, el: Element) => (isInert(el) ? keep(el, `${type}`) : go()));
  // On all elements, with the others who stand there: one of its own would cost each script a second step.
  gate.patch(Element.prototype, 'setAttribute', ([name, value], go, el: Element) =>
    /^type$/i.test(name) && el.localName === 'script' && isInert(el) ? keep(el, `${value}`) : go(),
  );
};
