/**
 * Lets whatever gets focus be seen clear of `banner`, which covers the page's lower edge: WCAG 2.2, 2.4.11.
 *
 * @returns gives the page its own values back, once
 */
export function makeRoom(banner: HTMLElement): () => void {
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
  const reveal = ({ target }: Event) => {
    const element = target as Element;
    if (element.getBoundingClientRect().bottom > banner.getBoundingClientRect().top)
      element.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('focusin', reveal);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    observer.disconnect();
    document.removeEventListener('focusin', reveal);
    Object.assign(style, { scrollPaddingBlockEnd, paddingBlockEnd });
  };
}
