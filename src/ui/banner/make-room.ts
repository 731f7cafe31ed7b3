let leave = () => {};

/**
 * Lets whatever gets focus be seen clear of `banner`, which covers the page's lower edge: WCAG 2.2, 2.4.11. Called
 * with a banner that is gone, it gives the page its own values back.
 */
export function makeRoom(banner: HTMLElement): void {
  leave();
  if (!banner.isConnected) return;
  const root = document.documentElement;
  const { style } = root;
  const { scrollPaddingBlockEnd, paddingBlockEnd } = style;
  const observer = new ResizeObserver(() => {
    const room = `${banner.offsetHeight}px`;
    style.scrollPaddingBlockEnd = room;
    // So that the page's end can be scrolled clear too. A page that does not scroll must not begin to: its bar would shift it.
    if (root.scrollHeight > root.clientHeight) style.paddingBlockEnd = room;
  });
  observer.observe(banner);
  observer.observe(root);
  // WebKit does not look at scroll padding when it moves focus, but does here.
  const reveal = (event: Event) => {
    const [element] = event.composedPath() as Element[];
    // A dialog stands above the banner, and the page under it should stay where it is.
    if (!element || element.closest(':modal')) return;
    if (element.getBoundingClientRect().bottom > banner.getBoundingClientRect().top)
      element.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('focusin', reveal);
  leave = () => {
    leave = () => {};
    observer.disconnect();
    document.removeEventListener('focusin', reveal);
    Object.assign(style, { scrollPaddingBlockEnd, paddingBlockEnd });
  };
}
