import type { Tree } from './tree.js';

/** The nodes of a tree, made one by one: nothing is parsed, so no Trusted Types policy is asked. */
export function toDom(tree: Tree): Node {
  if (typeof tree === 'string') return new Text(tree);
  const element = document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value);
  element.append(...tree.children.map(toDom));
  return element;
}
