/**
 * Watches the whole page for all of its life: what comes late is met as what was there.
 *
 * @param meet gets what came; `find` gives the elements of it that a selector names
 */
export function observe(meet: (find: (selector: string) => Element[]) => void): void {
  const came = (nodes: Partial<Element>[]) =>
    meet((selector) =>
      nodes.flatMap((node) => [
        ...(node.matches?.(selector) ? [node as Element] : []),
        ...(node.querySelectorAll?.(selector) ?? []),
      ]),
    );
  new MutationObserver((records) => came(records.flatMap((r) => [...r.addedNodes] as Element[]))).observe(document, {
    childList: true,
    subtree: true,
  });
  came([document as ParentNode as Element]);
}
