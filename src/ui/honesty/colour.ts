/** Red, green and blue from 0 to 255, and alpha from 0 to 1. */
type Rgba = [number, number, number, number];

let pen: CanvasRenderingContext2D | null | undefined;

/** Any CSS colour as the engine paints it: computed values come as `rgb()`, `color()`, `oklch()`, ... */
function paint(colour: string): Rgba {
  pen ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data as unknown as Rgba;
  return [r, g, b, a / 255];
}

const over = (top: Rgba, below: Rgba): Rgba => {
  const mix = (i: 0 | 1 | 2) => top[i] * top[3] + below[i] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

/** The element around this one, as painted: slots and shadow roots' hosts count. */
export const around = (element: Element): Element | undefined =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? undefined;

/** What lies behind an element's text: its background colours, and those around it, over the canvas's own. Images are not seen. */
export function background(element: Element | undefined): Rgba {
  if (!element) return paint('Canvas');
  const own = paint(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, background(around(element)));
}

/** The colour of an element's text, over what lies behind it. */
export const foreground = (element: Element): Rgba => over(paint(getComputedStyle(element).color), background(element));

/** Relative luminance: WCAG 2.2, "relative luminance". */
function luminance([r, g, b]: Rgba): number {
  const linear = (value: number) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** From 1 (the same) to 21 (black on white): WCAG 2.2, "contrast ratio". */
export function contrast(a: Rgba, b: Rgba): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
