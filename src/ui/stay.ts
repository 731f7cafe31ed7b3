const staying = new WeakSet<HTMLElement>();

/**
 * Keeps an element of ours on the page through soft navigation: routers swap the whole body, or all that is in it. It comes
 * back into the new body, as it was, unless that has one of its own.
 *
 * @param wanted is asked each time
 * @param ends whether the first "no" is the last one: then nothing of the element is kept
 */
export function stay(element: HTMLElement, wanted: () => boolean, ends = false): void {
  if (staying.has(element)) return;
  staying.add(element);
  // Whoever takes it away each time (a visitor's content blocker) means it.
  let times = 100;
  const look = () => {
    const { documentElement, body } = document;
    for (const node of [document, documentElement, body]) if (node) observer.observe(node, { childList: true });
    if (element.isConnected || !body) return;
    if (!wanted()) {
      if (ends) observer.disconnect();
      return;
    }
    if (document.querySelector(element.localName)) return;
    times -= 1;
    if (times > 0) body.append(element);
  };
  const observer = new MutationObserver(look);
  look();
}
