import { surfaces } from '../../../src/ui/honesty/surfaces.js';

const CONTROLS = 'button, a[href], input, summary';
const TEXTS = 'h2, h3, h4, p, li, dt, dd, label, th, td, b, small';

const shown = (element: Element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !element.closest('.hidden, .assent-hidden');
const describe = (element: Element) => {
  const words = (element.ariaLabel ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return `${element.localName}${element.part.length ? `[${element.part}]` : ''} "${words}"`;
};
/** What sticks to an edge of its scroller lies over what scrolls; that is what it is for. */
const sticky = (element: Element) => {
  for (let e: Element | null = element; e; e = e.parentElement) if (getComputedStyle(e).position === 'sticky') return e;
  return null;
};
/** What is reached by scrolling a region of its own, which takes the focus for that, as wide tables do. */
const scrolled = (element: Element) => !!element.parentElement?.closest('[role=region][tabindex="0"]');
const overlap = (a: DOMRect, b: DOMRect) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

/** Whatever of an element is clipped, covered, overlapping, too small to hit, or out of the viewport; a line each. */
export function geometry(host: HTMLElement): string[] {
  // Forms are in the page's own tree.
  const root: ParentNode = host.shadowRoot ?? host;
  const tree = host.shadowRoot ?? document;
  const found: string[] = [];
  const panel = root.querySelector<HTMLElement>('[lang]')!.getBoundingClientRect();
  if (panel.left < -1 || panel.right > innerWidth + 1) found.push('the panel is wider than the viewport');
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(shown);
  const texts = [...root.querySelectorAll<HTMLElement>(TEXTS)].filter(shown);
  for (const element of [...controls, ...texts]) {
    const { left, right } = element.getBoundingClientRect();
    if (!scrolled(element) && (left < panel.left - 1 || right > panel.right + 1))
      found.push(`${describe(element)} sticks out of the panel`);
    if (element.clientWidth && element.scrollWidth > element.clientWidth + 1)
      found.push(`${describe(element)} is clipped`);
    if (
      element.clientHeight &&
      element.scrollHeight > element.clientHeight + 2 &&
      !/auto|scroll/.test(getComputedStyle(element).overflowY)
    )
      found.push(`${describe(element)} is clipped below`);
  }
  controls.forEach((one, i) => {
    for (const other of controls.slice(i + 1)) {
      if (sticky(one) !== sticky(other) || one.contains(other)) continue;
      for (const a of one.getClientRects())
        for (const b of other.getClientRects())
          if (overlap(a, b)) found.push(`${describe(one)} overlaps ${describe(other)}`);
    }
  });
  for (const control of controls) {
    control.scrollIntoView({ block: 'center' });
    // A link that is broken has a box a line.
    const [box] = [...control.getClientRects()].sort((a, b) => b.width - a.width);
    if (!box) continue;
    const hit = tree.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = hit && (control.contains(hit) || hit.contains(control) || hit.shadowRoot === tree);
    if (!own) found.push(`${describe(control)} is covered${hit ? ` by ${describe(hit)}` : ', or out of the viewport'}`);
    if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1)
      found.push(`${describe(control)} is out of the viewport`);
    // A native checkbox is hit by its label too.
    const { height } = host.shadowRoot ? box : (control.closest('label') ?? control).getBoundingClientRect();
    if (control.localName !== 'a' && height < 43.5) found.push(`${describe(control)} is ${height} px high`);
  }
  const mine = surfaces(() => true).find(({ name }) => name === host.localName);
  return [...new Set([...found, ...(mine?.differs ?? [])])];
}
