/** The parts of axe that tell roles and names; it keeps them apart from its public interface. */
export interface Axe {
  setup(root: Element): unknown;
  teardown(): void;
  commons: {
    aria: { getRole(node: Element): string | null };
    text: { accessibleText(node: Element): string };
    dom: { isVisibleToScreenReaders(node: Element): boolean };
  };
}

/** What assistive technology meets: `switch "Analytics" off`, `heading 3 "Analytics"`; and the element that it stands for. */
export interface Met {
  line: string;
  element: Element;
}

/** Roles that say nothing by themselves: what is in them does. */
const SILENT =
  /^(generic|none|presentation|list|listitem|term|definition|paragraph|strong|code|time|img|image|row|rowgroup|cell)$/;

/** What is met of an element, in order. Roles and names are computed by axe, so that it is the same question in every engine. */
export function met(element: Element, axe: Axe): Met[] {
  const found: Met[] = [];
  axe.setup(element);
  try {
    const visit = (node: Element) => {
      // A slot is no node of axe's tree: what it shows stands in its place, its own content where nothing was put in.
      if (node instanceof HTMLSlotElement) {
        const assigned = node.assignedElements();
        for (const child of assigned.length ? assigned : node.children) visit(child);
        return;
      }
      if (!axe.commons.dom.isVisibleToScreenReaders(node)) return;
      const role = node.localName.includes('-') ? null : axe.commons.aria.getRole(node);
      if (role && !SILENT.test(role)) found.push({ line: describe(node, role, axe), element: node });
      for (const child of (node.shadowRoot ?? node).children) visit(child);
    };
    visit(element);
  } finally {
    axe.teardown();
  }
  return found;
}

const position = ({ indeterminate, checked }: HTMLInputElement) =>
  indeterminate ? ' mixed' : checked ? ' on' : ' off';

function describe(node: Element, role: string, axe: Axe): string {
  const level = role === 'heading' ? ` ${node.ariaLevel ?? node.localName.slice(1)}` : '';
  let state = /^(switch|checkbox|radio)$/.test(role) ? position(node as HTMLInputElement) : '';
  if (node.ariaPressed === 'true') state = ' pressed';
  if (node.matches(':disabled')) state += ' disabled';
  // A live region is read as it stands, a table by its label alone; others by their name.
  const name =
    role === 'status' ? node.textContent : role === 'table' ? node.ariaLabel : axe.commons.text.accessibleText(node);
  const words = name?.replace(/\s+/g, ' ').trim();
  return `${role}${level}${words ? ` "${words}"` : ''}${state}`;
}
