import { framePainted } from '../frame.js';

/** Made here, where it holds no banner. */
const nothing = () => {};
/** Stops watching. */
let end = nothing;
/** Gives the page its own values back. */
let leave = nothing;

/**
 * Lets whatever gets focus be seen clear of `banner`, which covers an edge of the page: WCAG 2.2, 2.4.11. A dialog
 * and a part of the page's flow cover nothing. Called with a banner that is gone, it gives the page its own values back,
 * once the page without it is on the screen: no click has to wait for a layout of the whole page.
 */
export function makeRoom(banner: HTMLElement): void {
  if (!banner.isConnected) {
    end();
    const ours = leave;
    framePainted().then(() => ours === leave && leave());
    return;
  }
  leave();
  if (/modal|inline/.test(banner.getAttribute('layout') ?? '')) return;
  const top = banner.getAttribute('position') === 'top';
  const [scrollPadding, padding] = top
    ? (['scrollPaddingBlockStart', 'paddingBlockStart'] as const)
    : (['scrollPaddingBlockEnd', 'paddingBlockEnd'] as const);
  const root = document.documentElement;
  const { style } = root;
  const names = [scrollPadding, padding] as const;
  type Values = { [N in (typeof names)[number]]?: string };
  /** What the page had there, and what it has from here. */
  const before: Values = { [scrollPadding]: style[scrollPadding], [padding]: style[padding] };
  const given: Values = {};
  const observer = new ResizeObserver(() => {
    const room = `${banner.offsetHeight}px`;
    given[scrollPadding] = style[scrollPadding] = room;
    // So that the page's end can be scrolled clear too. A page that does not scroll must not begin to: its bar would shift
    // it; nor is a page pushed down from its top.
    if (!top && root.scrollHeight > root.clientHeight) given[padding] = style[padding] = room;
  });
  observer.observe(banner);
  observer.observe(root);
  // WebKit does not look at scroll padding when it moves focus, but does here.
  const reveal = (event: Event) => {
    const path = event.composedPath() as Element[];
    const [element] = path;
    // A dialog stands above the banner, and the page under it should stay where it is.
    if (!element || element.closest(':modal')) return;
    // A button of the banner's that is pressed has been seen: the click does not wait for a measuring.
    if (path.includes(banner) && !element.matches(':focus-visible')) return;
    const [its, ours] = [element, banner].map((e) => e.getBoundingClientRect()) as [DOMRect, DOMRect];
    if (top ? its.top < ours.bottom : its.bottom > ours.top) element.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('focusin', reveal);
  end = () => {
    end = nothing;
    observer.disconnect();
    document.removeEventListener('focusin', reveal);
  };
  leave = () => {
    leave = nothing;
    end();
    // What the page has set meanwhile is its own.
    for (const name of names) if (style[name] === given[name]) style[name] = before[name]!;
  };
}
