import type { Child } from './markup.js';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const quote = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c]!);

/** Blocks begin on a line of their own, so that the source can be read. */
const BLOCK = /^(article|header|nav|section|h\d|p|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|t[dh]|details|summary|div)$/;

/** A tree as HTML text. */
export function toHtml(child: Child): string {
  if (typeof child === 'string') return quote(child);
  const { tag, attributes, children } = child;
  const all = Object.entries(attributes).map(([name, value]) => ` ${name}="${quote(value)}"`);
  return `${BLOCK.test(tag) ? '\n' : ''}<${tag}${all.join('')}>${children.map(toHtml).join('')}</${tag}>`;
}
