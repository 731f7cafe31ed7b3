import { HELD, heldName, setAttribute } from '../attributes.js';
import type { Gate } from '../part.js';
import { stopScript } from '../stop.js';

/** A type by which a script is fetched and run. */
const RUNS = /^$|(java|ecma)script|^module$/i;

/**
 * Remembers scripts from their coming into the page until their `load` or `error`: they are fetched, and have not run.
 *
 * @returns stops those of services that may not run now, and leaves inert ones for the next grant in their place
 */
export const trackScripts = ({ denied, note, observe, patch, trusted }: Gate): (() => void) => {
  const met = new WeakSet<Element>();
  const underway = new Set<WeakRef<HTMLScriptElement>>();
  const address = (el: HTMLScriptElement) =>
    ['src', 'href', 'xlink:href'].map((name) => el.getAttribute(name)).find(Boolean) ?? '';
  /** @param loaded may it have run already? */
  const meet = (el: HTMLScriptElement, loaded: boolean) => {
    if (met.has(el)) return;
    met.add(el);
    const url = address(el);
    // Empty ones may get a source later.
    if (url ? denied('hosts', url) === null || (loaded && performance.getEntriesByName(el.src)[0]) : el.textContent)
      return;
    const weak = new WeakRef(el);
    underway.add(weak);
    for (const type of ['load', 'error']) el.addEventListener(type, () => underway.delete(weak));
  };
  let loaded = true;
  observe(
    'script',
    (el) => meet(el as HTMLScriptElement, loaded),
    () => {},
  );
  loaded = false;

  // A script in these texts never runs, and no event says so.
  for (const { prototype } of [Element, ShadowRoot, DOMParser]) {
    for (const name of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'parseFromString']) {
      patch(prototype, name, (args, go, self) => {
        if (!/<script/i.test(args.join())) return go();
        const scripts = (...trees: Partial<ParentNode>[]) =>
          trees.flatMap((tree) => [...(tree?.querySelectorAll?.('script') ?? [])]);
        const { parentNode } = self;
        // What the page has put there just now has not been met.
        for (const el of scripts(self, parentNode)) meet(el, false);
        const made = go();
        for (const el of scripts(self, parentNode, made)) met.add(el);
        return made;
      });
    }
  }

  return () => {
    for (const weak of underway) {
      const el = weak.deref();
      const url = el && address(el);
      const service = url && RUNS.test(el.type) && denied('hosts', url);
      if (el && !service) continue;
      underway.delete(weak);
      if (!el || !service) continue;
      note('held', url, service.id);
      // A marked one has it all.
      if (!el.hasAttribute(HELD)) {
        setAttribute.call(el, HELD, service.id);
        setAttribute.call(el, heldName('src'), url);
        if (el.async) setAttribute.call(el, 'async', '');
      }
      stopScript(el, trusted);
    }
  };
};
