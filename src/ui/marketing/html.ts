import type { Tree } from './tree.js';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The HTML of a tree, for a server. */
export function toHtml(tree: Tree): string {
  if (typeof tree === 'string') return escapeHtml(tree);
  const { tag, attributes, children } = tree;
  const names = Object.entries(attributes).map(([name, value]) =>
    value ? ` ${name}="${escapeHtml(value)}"` : ` ${name}`,
  );
  return `<${tag}${names.join('')}>${tag === 'input' ? '' : `${children.map(toHtml).join('')}</${tag}>`}`;
}

/** The text of a tree as a visitor reads it: what `readText` finds in its nodes. */
export const textOf = (tree: Tree): string => read(tree).replace(/\s+/g, ' ').trim();

const read = (tree: Tree): string => (typeof tree === 'string' ? tree : tree.children.map(read).join(' '));
