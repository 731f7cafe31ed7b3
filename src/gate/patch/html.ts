import { HELD, heldName, trusted } from '../attributes.js';
import { deniedIn } from '../denied.js';
import { note } from '../host.js';
import { patch } from '../patch.js';
import { isSink, SINKS } from './elements.js';

/** HTML in which nothing fetches costs no more than one look, which passes each closing tag at once. */
const FETCHES = RegExp(`<\\b(${SINKS.split(/\W\w+],?/).join('|')}x)`, 'i');
/** Every tag: what looks like one in another one's attribute is none. */
const TAG = /<([a-z][\w-]*)([\s/](?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s"'/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;

/**
 * Marks the matched tags in a piece of HTML, so that they come to life inert: `src` becomes `data-assent-src`.
 * Every other character stays. Also for half documents, as `document.write` gets them.
 *
 * @param dead do scripts in this never run? Then whoever put them there may run them by other ways, which are closed.
 */
export const markHtml = (html: string, dead?: boolean): string => {
  if (!FETCHES.test(html)) return html;
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
    if (!id || (script && dead)) return tag;
    note('held', `<${name}>`, id);
    // Without quotes: the text may be a string in a script, or in JSON.
    return `<${name} ${HELD}=${id}${script ? ' type=text/plain' : ''} ${held}>`;
  });
};

/** Every way from a string to elements passes through `markHtml`. */
export const patchHtml = (): void => {
  const mark = (html: unknown, dead: boolean) => {
    const after = markHtml(`${html}`, dead);
    // Untouched input goes on as it came: it may be a TrustedHTML of the page's own policy.
    return after === `${html}` ? html : trusted().createHTML(after);
  };
  const names = 'innerHTML outerHTML insertAdjacentHTML setHTMLUnsafe srcdoc createContextualFragment write writeln';
  for (const { prototype } of [Element, ShadowRoot, HTMLIFrameElement, Range, Document]) {
    for (const name of names.split(' ')) {
      patch(prototype, name, (args, go) => {
        // To `write` alone: a tag may be cut in pieces.
        if (name > 't' && args[1]) args.splice(0, args.length, args.join(''));
        Object.assign(
          args,
          args.map((html) => mark(html, /HTML/.test(name))),
        );
        return go();
      });
    }
  }
};
