import { setAttribute } from '../attributes.js';
import type { Gate } from '../part.js';
import { patchOwn } from './own.js';

/** What may run by itself in a frame's text. */
const CODE = /<script|\son\w+\s*=|javascript:/i;

/**
 * The texts of `srcdoc` frames: matched tags are marked, and where there is code, it finds a patched realm. Under a
 * Content-Security-Policy the frame inherits, the line that asks for it carries the guard's own nonce.
 *
 * @param key of the symbol under which the page offers what takes a realm in
 * @returns sees to a frame that came past the patches
 */
export const frameTexts = (gate: Gate, key: string): ((el: HTMLIFrameElement) => void) => {
  const { patch, markHtml, trusted } = gate;
  const own = (document.currentScript ?? document.querySelector('script[nonce]')) as HTMLScriptElement | null;
  // In a sandbox the parent is another origin's, there is no `frameElement`, and the code there is out of reach.
  const boot = `<script nonce="${own?.nonce ?? ''}">frameElement&&parent[Symbol.for("${key}")]?.(self);document.currentScript.remove()</script>`;
  const originals = new WeakMap<Element, string>();
  const bare = (html: string) => html.replace(boot, '');
  const wrap = (el: Element, html: unknown) => {
    const before = bare(String(html));
    const after = (CODE.test(before) ? boot : '') + markHtml(before);
    if (after === html) return html;
    originals.set(el, before);
    return trusted().createHTML(after);
  };
  patch(HTMLIFrameElement.prototype, 'srcdoc', (args, go, self) => {
    args[0] = wrap(self, args[0]);
    return go();
  });
  patch(HTMLIFrameElement.prototype, 'srcdoc', (_, go) => bare(String(go())), 'get');
  patchOwn(gate, HTMLIFrameElement.prototype, 'setAttribute', (args, go, self) => {
    if (String(args[0]).toLowerCase() === 'srcdoc') args[1] = wrap(self, args[1]);
    return go();
  });
  const set = (el: Element, html: string) => setAttribute.call(el, 'srcdoc', wrap(el, html) as string);

  // What is marked in a sandbox can't be reached: such a frame starts anew.
  gate.subscribe(() => {
    for (const el of document.querySelectorAll('iframe[srcdoc][sandbox]:not([sandbox~=allow-same-origin])')) {
      const html = originals.get(el);
      if (html && bare(el.getAttribute('srcdoc')!) !== markHtml(html)) set(el, html);
    }
  });
  return (el) => {
    const html = el.getAttribute('srcdoc');
    if (html && !originals.has(el) && (CODE.test(html) || markHtml(html) !== html)) set(el, html);
  };
};
