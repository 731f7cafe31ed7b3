import type { Gate } from '../part.js';
import { adopting } from './adopt.js';

/** Shadow roots, open and closed: what is marked in them is released, and what is matched in them is held. */
export default (gate: Gate): void => {
  const adopt = adopting(gate);
  gate.patch(Element.prototype, 'attachShadow', (_, go) => {
    const root = go() as ShadowRoot;
    adopt(root);
    return root;
  });
  // A parser makes roots past every patch; open ones can be found.
  const known = new WeakSet<ShadowRoot>();
  const find = (root: Document | ShadowRoot) => {
    for (const el of root.querySelectorAll('*')) {
      const inner = el.shadowRoot;
      if (!inner || known.has(inner)) continue;
      known.add(inner);
      adopt(inner);
      find(inner);
    }
  };
  document.addEventListener('DOMContentLoaded', () => find(document));
};
