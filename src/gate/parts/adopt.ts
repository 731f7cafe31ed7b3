import type { Gate } from '../part.js';

/** A tree beside the page's own: a shadow root, or the document of a frame of this origin. */
export type Tree = Document | ShadowRoot;

/** All such trees, kept on the page's one guard: restoring after a withdrawal is the client's work. */
export const watched = (): WeakRef<ParentNode>[] => {
  const guard = (self as unknown as { [key: symbol]: { roots?: WeakRef<ParentNode>[] } | undefined })[
    Symbol.for('assent')
  ];
  if (!guard) return [];
  guard.roots ??= [];
  return guard.roots;
};

/** @returns has one more tree watched by all that watch the page; call it once a tree */
export const adopting = ({ watchers, subscribe }: Gate): ((tree: Tree) => void) => {
  let trees: WeakRef<Tree>[] = [];
  subscribe(() => {
    trees = trees.filter((tree) => tree.deref());
    for (const tree of trees) {
      for (const { selector, again } of watchers) tree.deref()?.querySelectorAll(selector).forEach(again);
    }
  });
  return (tree) => {
    const weak = new WeakRef(tree);
    trees.push(weak);
    watched().push(weak);
    for (const { observer, selector, meet } of watchers) {
      observer.observe(tree, { childList: true, subtree: true });
      tree.querySelectorAll(selector).forEach(meet);
    }
  };
};
