import { expect } from '@open-wc/testing';

/** The parts of axe that tell roles and names; it keeps them apart from its public interface. */
interface Axe {
  setup(root: Element): unknown;
  teardown(): void;
  utils: { getNodeFromTree(node: Node): unknown };
  commons: {
    aria: { getRole(node: Element): string | null };
    text: { accessibleText(node: Element): string };
    dom: { isVisibleToScreenReaders(node: Element): boolean };
  };
}

/** Roles that say nothing by themselves. */
const SILENT = /^(generic|none|presentation|list|listitem|term|definition|paragraph|strong|code|time|img|image)$/;

/**
 * What assistive technology meets of an element, in its order: `switch "Analytics" off`, `heading 3 "Analytics"`. Roles and
 * names are computed by axe, so that it is the same question in every engine.
 */
export async function a11yTree(element: HTMLElement): Promise<string[]> {
  // Brings axe along, which the assertion loads by itself.
  await expect(element).to.be.accessible();
  const { axe } = window as unknown as { axe: Axe };
  const lines: string[] = [];
  axe.setup(element);
  try {
    const visit = (node: Element) => {
      if (!axe.commons.dom.isVisibleToScreenReaders(node)) return;
      const role = node.localName.includes('-') ? null : axe.commons.aria.getRole(node);
      if (role && !SILENT.test(role)) lines.push(describe(node, role, axe));
      for (const child of (node as HTMLSlotElement).assignedElements?.() ?? []) visit(child);
      for (const child of (node.shadowRoot ?? node).children) visit(child);
    };
    visit(element);
  } finally {
    axe.teardown();
  }
  return lines;
}

function describe(node: Element, role: string, axe: Axe): string {
  const level = role === 'heading' ? ` ${node.ariaLevel ?? node.localName.slice(1)}` : '';
  const state = role === 'switch' ? ((node as HTMLInputElement).checked ? ' on' : ' off') : '';
  // A live region is read as it stands; others by their name.
  const name = role === 'status' ? node.textContent : axe.commons.text.accessibleText(node);
  const words = name?.replace(/\s+/g, ' ').trim();
  return `${role}${level}${words ? ` "${words}"` : ''}${state}`;
}
