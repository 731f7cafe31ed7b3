import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { PolicyInput } from '../../src/policy/types.js';

export const demoPolicy = (): PolicyInput =>
  JSON.parse(readFileSync(new URL('../../demo/policy.json', import.meta.url), 'utf8'));

type Element = DefaultTreeAdapterTypes.Element;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const children = (node: ChildNode | DefaultTreeAdapterTypes.Document): ChildNode[] =>
  'childNodes' in node ? node.childNodes : [];
const INLINE = /^(a|b|strong|small|code|span|time|del|ins)$/;

/** What a reader reads, a space between blocks. */
export const textOf = (node: ChildNode): string => {
  const read = (n: ChildNode): string => {
    if ('value' in n) return n.value;
    const text = children(n).map(read).join('');
    return 'tagName' in n && INLINE.test(n.tagName) ? text : ` ${text} `;
  };
  return read(node).replace(/\s+/g, ' ').trim();
};

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((a) => a.name === name)?.value;

/** All elements, in the order of the document. */
export function elements(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: ChildNode) => {
    if ('tagName' in node) found.push(node);
    for (const child of children(node)) visit(child);
  };
  for (const node of children(parse(html))) visit(node);
  return found;
}

/** The text of each section by its id; `lead` and `contents` are what stands before the first. */
export function sectionsOf(html: string): Map<string, string> {
  const all = elements(html);
  const parts = { header: 'lead', contents: 'contents', section: '' };
  return new Map(
    all.flatMap((element): [string, string][] => {
      const name = parts[attribute(element, 'part') as keyof typeof parts];
      if (name === undefined || element.tagName === 'div') return [];
      const heading = all.find((e) => within(element, e) && attribute(e, 'part') === 'heading');
      return [[name || attribute(heading!, 'id')!.replace('notice-', ''), textOf(element)]];
    }),
  );
}

function within(outer: Element, inner: Element): boolean {
  for (let node: ChildNode | null = inner; node; node = (node as Element).parentNode as Element | null) {
    if (node === outer) return true;
  }
  return false;
}
