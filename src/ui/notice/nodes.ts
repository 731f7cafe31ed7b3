import type { Child } from '../../notice/markup.js';

/** A tree as nodes of the page; no HTML is parsed, so that it works under every policy of the page. */
export function toNode(child: Child): Node {
  if (typeof child === 'string') return document.createTextNode(child);
  const element = document.createElement(child.tag);
  for (const [name, value] of Object.entries(child.attributes)) element.setAttribute(name, value);
  element.append(...child.children.map(toNode));
  return element;
}
