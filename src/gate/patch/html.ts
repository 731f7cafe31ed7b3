import { HELD, heldName, trusted } from '../attributes.js';
import { deniedIn } from '../denied.js';
import { note } from '../host.js';
import { patch } from '../patch.js';
import { isSink } from './elements.js';

const TAG = /<([a-z]+)([\s/](?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s"'/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;

/**
 * Marks the matched tags in a piece of HTML, so that they come to life inert: `src` becomes `data-assent-src`.
 * Every other character stays. Also for half documents, as `document.write` gets them.
 */
export const markHtml = (html: string): string => {
  return html.replace(TAG, (tag, name: string, attributes: string) => {
    const element = name.toLowerCase();
    const script = element === 'script';
    let id: string | undefined;
    const held = attributes.replace(ATTRIBUTE, (all, attribute: string, value: string) => {
      const key = attribute.toLowerCase();
      const service = isSink(element, key) && deniedIn(value);
      if (service) id = service.id;
      return service || (script && key === 'type') ? heldName(all.replace('xlink:', '')) : all;
    });
    if (!id) return tag;
    note('held', `<${name}>`, id);
    return `<${name} ${HELD}="${id}"${script ? ' type="text/plain"' : ''}${held}>`;
  });
};

/** Every way from a string to elements passes through `markHtml`. */
export const patchHtml = (): void => {
  const mark = (html: unknown) => {
    const before = String(html);
    const after = markHtml(before);
    // Untouched input goes on as it came: it may be a TrustedHTML of the page's own policy.
    return after === before ? html : trusted().createHTML(after);
  };
  const watch = (target: object, names: string) => {
    for (const name of names.split(' ')) {
      patch(target, name, (args, go) => {
        // A tag may be cut in pieces.
        if (name.startsWith('write') && args[1]) args.splice(0, args.length, args.join(''));
        args.forEach((arg, i) => {
          args[i] = mark(arg);
        });
        return go();
      });
    }
  };
  watch(Element.prototype, 'innerHTML outerHTML insertAdjacentHTML setHTMLUnsafe');
  watch(ShadowRoot.prototype, 'innerHTML setHTMLUnsafe');
  watch(HTMLIFrameElement.prototype, 'srcdoc');
  watch(Range.prototype, 'createContextualFragment');
  watch(Document.prototype, 'write writeln');
};
