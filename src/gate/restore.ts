import { attempt } from '../store/attempt.js';
import {
  FETCHING,
  HELD,
  heldName,
  heldValue,
  isOnce,
  isScript,
  reinsert,
  removeAttribute,
  type trusted,
} from './attributes.js';
import type { taken } from './late.js';
import { stopScript } from './stop.js';

/** Embeds that show nothing any more: none tells by itself whether a document runs in it. */
const empty = new WeakSet<Element>();

/**
 * Ends what an element without its source goes on with. The gate takes away the source alone, also of an element that it
 * had never held before: so this asks what still runs, not what was taken just now.
 */
function end(el: Element): void {
  const media = (el.localName === 'source' ? el.parentNode : el) as HTMLMediaElement | null;
  if (/^(audio|video)$/.test(media?.localName ?? '')) {
    const { networkState, currentSrc, baseURI } = media!;
    // Idle or loading; and not by another source, the page's own.
    const held = attempt(() => new URL(heldValue(el, 'src') ?? '', baseURI).href);
    if (networkState % 3 && held === currentSrc) media!.load();
  } else if (el.localName === 'object') {
    if ((el as HTMLObjectElement).contentWindow && !el.hasAttribute('data')) reinsert(el);
  } else if (el.localName === 'embed' && !el.hasAttribute('src') && !empty.has(el)) {
    empty.add(el);
    reinsert(el);
  }
}

/**
 * Puts released frames, images and the like back to what they were before: inert, with their sources kept for the next
 * grant. A script that has run has run; one that is on its way may not run any more. What the visitor loaded once stays.
 *
 * @param allows of an element, it asks as well for the services of its addresses
 * @param scripts those that were taken on, of the page's one guard, as is `pass`
 */
export function restoreHeld(
  allows: (ids: string, el?: Element) => boolean,
  roots: readonly WeakRef<ParentNode>[],
  scripts: typeof taken,
  pass: typeof trusted,
): void {
  // Many elements wait for the same.
  const known = new Map<string, boolean>();
  const isAllowed = (ids: string, el: Element) =>
    (known.get(ids) ?? known.set(ids, allows(ids)).get(ids)) && allows(ids, el);
  const trees = [document, ...roots.map((root) => root.deref())];
  for (const el of trees.flatMap((tree) => [...(tree?.querySelectorAll(`[${HELD}]`) ?? [])])) {
    if (isOnce(el) || isAllowed(el.getAttribute(HELD)!, el)) {
      empty.delete(el);
      continue;
    }
    if (isScript(el)) {
      const state = scripts.get(el);
      if (typeof state === 'string') stopScript(el, pass);
      // One that waits for its turn has lost it: the next grant gives it another, in document order.
      else if (typeof state === 'function') scripts.delete(el);
      continue;
    }
    const shown = FETCHING.filter((name) => el.hasAttribute(name) && el.hasAttribute(heldName(name)));
    for (const name of shown) removeAttribute.call(el, name);
    // Without a source a frame would go on showing what it has.
    if (shown.length && /^(iframe|object)$/.test(el.localName)) reinsert(el);
    else end(el);
  }
}
