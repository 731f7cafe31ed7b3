import type { Gate } from '../part.js';
import { adopting } from './adopt.js';
import { frameBlobs } from './blobs.js';
import { lend } from './first.js';
import { patchGetter } from './getter.js';
import { frameTexts } from './srcdoc.js';

/** Where a frame's document finds the function that takes its realm in. */
const ENTER = Symbol.for('assent.frame');

/** A source by which a frame stays a realm of this page; a page of the site's own carries its own guard. */
const OURS = /^\s*(about|javascript|blob):|^\s*$/i;

type View = Window & Record<string | symbol, { prototype?: object }>;

/**
 * A fresh frame (`about:blank`, `srcdoc`, `blob:`, `javascript:`) of this origin has every interface anew, unpatched:
 * its realm gets what stands in this one (the platform takes objects of one realm in another), and its document is
 * watched. Engines keep the realm of the first, empty document for the one that is loaded next.
 */
export default (gate: Gate): void => {
  const { patch, patches } = gate;
  const adopt = adopting(gate);
  const seen = new WeakSet<Document>();

  /** @param asked does the page reach for it? Where nobody does, the first document of somebody else's page costs nothing. */
  const enter = (window: unknown, asked?: boolean): unknown => {
    const view = window as View | null;
    const inner = view && documentOf(view);
    if (!inner || seen.has(inner) || !(asked || isOurs(view))) return view;
    seen.add(inner);
    // A static method's target is the interface itself.
    const there = (target: object) =>
      target === self
        ? view
        : 'prototype' in target
          ? view[(target as unknown as { name: string }).name]
          : view[target.constructor.name]?.prototype;
    if (isOurs(view)) {
      Object.defineProperty(view, ENTER, { value: enter, configurable: true });
      for (const [target, name, property] of patches) {
        const place = there(target);
        if (place) Reflect.defineProperty(place, name, property);
      }
    } else lend(view, patches, there);
    adopt(inner);
    return view;
  };
  const enterAll = (view: Window = self) => {
    for (let i = 0; i < view.length; i++) if (enter(view[i]) && documentOf(view[i]!)) enterAll(view[i]);
  };
  self[ENTER as never] = enter as never;

  const { get: windowOf } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
  for (const { prototype } of [HTMLIFrameElement, HTMLObjectElement, HTMLFrameElement]) {
    patchGetter(gate, prototype, 'contentWindow', (view) => enter(view, true));
    patchGetter(gate, prototype, 'contentDocument', (inner) => {
      enter((inner as Document | null)?.defaultView, true);
      return inner;
    });
  }
  patch(self, 'open', (_, go) => enter(go()));

  frameBlobs(gate);
  const load = (event: Event) => enter((event.target as HTMLIFrameElement).contentWindow);
  const texts = frameTexts(gate, ENTER.description!);
  gate.observe('iframe', (el) => {
    texts(el as HTMLIFrameElement);
    enter(windowOf!.call(el));
    el.addEventListener('load', load);
  });

  // A window is also reached by its number or name, at once: so each way to insert a frame looks after it.
  const look = () => {
    enterAll();
    document.querySelectorAll<HTMLIFrameElement>('iframe[srcdoc]').forEach(texts);
  };
  const watch = (target: object, names: string, has: (args: unknown[]) => unknown) => {
    for (const name of names.split(' ')) {
      patch(target, name, (args, go) => {
        const frame = has(args);
        const result = go();
        if (frame) look();
        return result;
      });
    }
  };
  const nodes = (args: unknown[]) =>
    (args as Partial<Element>[]).some(
      (node) => node?.localName === 'iframe' || (node?.firstElementChild && node.querySelector!('iframe')),
    );
  const html = (args: unknown[]) => /<iframe/i.test(String(args[1] ?? args[0]));
  watch(Node.prototype, 'appendChild insertBefore replaceChild', nodes);
  watch(Element.prototype, 'append prepend replaceChildren before after replaceWith insertAdjacentElement', nodes);
  watch(DocumentFragment.prototype, 'append prepend replaceChildren', nodes);
  watch(CharacterData.prototype, 'before after replaceWith', nodes);
  watch(Range.prototype, 'insertNode', nodes);
  for (const { prototype } of [Element, ShadowRoot])
    watch(prototype, 'innerHTML outerHTML insertAdjacentHTML setHTMLUnsafe', html);
  watch(Document.prototype, 'write writeln', html);
};

/** Is what is loaded there by its source a realm of this page? */
const isOurs = (view: Window) => OURS.test(view.frameElement?.getAttribute('src') ?? '');

/** The document of a window that this page may touch and that is no page of its own, or not yet. */
function documentOf(view: Window): Document | undefined {
  try {
    const { href } = view.location;
    return (isOurs(view) && OURS.test(href)) || href === 'about:blank' ? view.document : undefined;
  } catch {
    return undefined; // another origin's
  }
}
