import type { Gate } from '../part.js';
import { adopting } from './adopt.js';

/** Shadow roots, open and closed: what is marked in them is released, and what is matched in them is held. */
export default (gate: Gate): void => {
  const { patch } = gate;
  const adopt = adopting(gate);
  const known = new WeakSet<ShadowRoot>();
  /** Once there is a root that comes along with a clone, clones are looked at. */
  let clones = false;
  const meet = (root: ShadowRoot | null | undefined) => {
    if (!root || known.has(root)) return;
    known.add(root);
    clones ||= root.clonable;
    adopt(root);
    find(root);
  };
  // A parser makes roots past every patch; open ones can be found.
  const find = (tree: ParentNode) => {
    meet((tree as Partial<Element>).shadowRoot);
    for (const el of tree.querySelectorAll?.('*') ?? []) meet(el.shadowRoot);
  };
  const after = (target: object, names: string, look: (result: never, self: never) => void) => {
    for (const name of names.split(' ')) {
      patch(target, name, (_, go, self) => {
        const result = go();
        look(result as never, self as never);
        return result;
      });
    }
  };
  after(Element.prototype, 'attachShadow', meet);
  // A custom element's own root, also a closed one that the parser made.
  after(HTMLElement.prototype, 'attachInternals', (internals: ElementInternals) => meet(internals.shadowRoot));
  const cloned = (copy: ParentNode) => clones && find(copy);
  after(Node.prototype, 'cloneNode', cloned);
  after(Document.prototype, 'importNode', cloned);
  for (const { prototype } of [Element, ShadowRoot])
    after(prototype, 'setHTMLUnsafe', (_, self: ParentNode) => find(self));
  document.addEventListener('DOMContentLoaded', () => find(document));
};
