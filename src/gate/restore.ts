import { FETCHING, HELD, heldName, isOnce, isScript, reinsert, removeAttribute } from './attributes.js';

/**
 * Puts released frames, images and the like back to what they were before: inert, with their sources kept for the next
 * grant. Scripts have run; nothing can undo that. What the visitor loaded once stays.
 */
export function restoreHeld(allows: (ids: string) => boolean, roots: readonly WeakRef<ParentNode>[]): void {
  const trees = [document, ...roots.map((root) => root.deref())];
  for (const el of trees.flatMap((tree) => [...(tree?.querySelectorAll(`[${HELD}]`) ?? [])])) {
    if (isScript(el) || isOnce(el) || allows(el.getAttribute(HELD)!)) continue;
    const shown = FETCHING.filter((name) => el.hasAttribute(name) && el.hasAttribute(heldName(name)));
    for (const name of shown) removeAttribute.call(el, name);
    // Without a source a frame would go on showing what it has.
    if (shown.length && el.localName === 'iframe') reinsert(el);
  }
}
