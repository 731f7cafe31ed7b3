type Meet = (el: Element) => unknown;

/** What watches the page, so that a part can have another tree watched as well. */
export const watchers: { observer: MutationObserver; selector: string; meet: Meet; again: Meet }[] = [];

/**
 * Watches the whole page for all of its life: what comes late is met as what was there.
 *
 * @param meet gets each element that `selector` names, in document order
 * @param again gets what was met before
 * @returns meets all that is there again
 */
export const observe = (selector: string, meet: Meet, again = meet): (() => void) => {
  const came = (node: Partial<Element>, met: Meet) => {
    if (node.matches?.(selector)) met(node as Element);
    node.querySelectorAll?.(selector).forEach(met);
  };
  const observer = new MutationObserver((records) => {
    for (const record of records) for (const node of record.addedNodes) came(node as Element, meet);
  });
  observer.observe(document, { childList: true, subtree: true });
  watchers.push({ observer, selector, meet, again });
  const all = (met: Meet) => came(document as Node as Element, met);
  all(meet);
  return () => all(again);
};
