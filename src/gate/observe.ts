/**
 * Watches the whole page for all of its life: what comes late is met as what was there.
 *
 * @param meet gets each element that `selector` names, in document order
 * @returns meets all that is there again
 */
export const observe = (selector: string, meet: (el: Element) => void): (() => void) => {
  const came = (node: Partial<Element>) => {
    if (node.matches?.(selector)) meet(node as Element);
    node.querySelectorAll?.(selector).forEach(meet);
  };
  const all = () => came(document as Node as Element);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(came as (node: Node) => void);
  }).observe(document, { childList: true, subtree: true });
  all();
  return all;
};
