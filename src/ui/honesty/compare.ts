import { around, background, contrast, foreground } from './colour.js';

/** How one button meets the eye. Numbers may differ by a little, words not at all. */
type Look = Record<string, number | string>;

const px = (value: number) => `${Math.round(value * 10) / 10} px`;
const ratio = (value: number) => `${value.toFixed(1)}:1`;
const same = (value: number) => String(value);

/** How much two numbers may differ before they are told, and how they are written. */
const NUMBERS: Record<string, [slack: (larger: number) => number, write: (value: number) => string]> = {
  width: [() => 1, px],
  height: [() => 1, px],
  'font size': [() => 0.1, px],
  weight: [() => 0, same],
  'text contrast': [(larger) => larger * 0.1, ratio],
  'contrast with the surface': [(larger) => larger * 0.1, ratio],
  'border width': [() => 0.5, px],
  opacity: [() => 0.02, same],
  'place in the tab order': [() => 0, same],
};

function look(button: HTMLElement): Look {
  const style = getComputedStyle(button);
  const { width, height } = button.getBoundingClientRect();
  let opacity = 1;
  for (let e: Element | undefined = button; e; e = around(e)) opacity *= Number(getComputedStyle(e).opacity);
  const behind = background(around(button));
  return {
    width,
    height,
    'font size': Number.parseFloat(style.fontSize),
    weight: Number(style.fontWeight),
    typeface: `${style.fontFamily} ${style.fontStyle} ${style.textTransform}`,
    decoration: style.textDecorationLine,
    'text contrast': contrast(foreground(button), background(button)),
    'contrast with the surface': contrast(background(button), behind),
    'border width': Number.parseFloat(style.borderTopWidth),
    'border colour': Number.parseFloat(style.borderTopWidth) ? style.borderTopColor : 'none',
    image: style.backgroundImage,
    shadow: style.boxShadow,
    filter: style.filter,
    animation: style.animationName,
    opacity: Math.round(opacity * 100) / 100,
    'place in the tab order': button.tabIndex,
  };
}

/** Why a visitor can't see and press a button where the page stands now; undefined when nothing is in the way. */
export function hindrance(button: HTMLElement): string | undefined {
  const { left, right, top, bottom, width, height } = button.getBoundingClientRect();
  if (!width || !height || !button.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    return 'is not visible';
  if ((button as HTMLButtonElement).disabled || button.inert) return 'is disabled';
  if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) return 'is out of the viewport';
  const root = button.getRootNode() as Document | ShadowRoot;
  const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit && button.contains(hit) ? undefined : 'is covered, or hidden behind scrolling';
}

/**
 * What sets refuse and accept apart for the eye, a line each; empty when neither is favoured. Compared are computed styles,
 * so a theme's, the owner's and the engine's own together.
 *
 * Source: EDPB Guidelines 03/2022 on deceptive design patterns; EDPB Cookie Banner Taskforce report, types D to F.
 */
export function unequal(refuse: HTMLElement, accept: HTMLElement): string[] {
  const found: string[] = [];
  const [hidden, other] = [hindrance(refuse), hindrance(accept)];
  // Both scrolled away together is a small window's doing, and said of each where the viewport is checked.
  if (hidden !== other) {
    if (hidden) found.push(`refuse ${hidden}, accept ${other ?? 'is there'}`);
    else found.push(`accept ${other}, refuse is there`);
  }
  const [a, b] = [look(refuse), look(accept)];
  for (const name of Object.keys(a)) {
    const [x, y] = [a[name]!, b[name]!];
    const [slack, write] = NUMBERS[name] ?? [() => 0, String];
    const differ = typeof x === 'number' && typeof y === 'number' ? Math.abs(x - y) > slack(Math.max(x, y)) : x !== y;
    if (differ) found.push(`${name}: refuse ${write(x as number)}, accept ${write(y as number)}`);
  }
  const follows = refuse.compareDocumentPosition(accept) & Node.DOCUMENT_POSITION_FOLLOWING;
  const [r, s] = [refuse.getBoundingClientRect(), accept.getBoundingClientRect()];
  // The direction of the text, not one that a theme gave to the row.
  const rtl = getComputedStyle(refuse.closest('[dir]') ?? document.documentElement).direction === 'rtl';
  const before = r.bottom <= s.top + 1 || (rtl ? r.left >= s.right - 1 : r.right <= s.left + 1);
  if (!follows || !before) found.push('order: accept comes before refuse');
  return found;
}
