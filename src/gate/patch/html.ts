import { HELD, heldName, trusted } from '../attributes.js';
import type { MatchHost } from './host.js';
import { accessor, method } from './redefine.js';

const TAG = /<(script|iframe|img|image|link|video|audio|source|track|object|embed|input)((?:\s+|\/)(?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /(^|[\s"'/])(src|srcset|href|poster|data|type)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/**
 * Marks the matched tags in a piece of HTML, so that they come to life inert: `src` becomes `data-assent-src`.
 * Every other character stays. Also for half documents, as `document.write` gets them.
 */
export function markHtml(html: string, host: MatchHost): string {
  return html.replace(TAG, (tag, name: string, attributes: string) => {
    let id = '';
    for (const [, , attribute, , quoted] of attributes.matchAll(ATTRIBUTE)) {
      const value = unquote(quoted!);
      const urls = attribute!.toLowerCase() === 'srcset' ? value.split(',').map((s) => s.trim().split(/\s/)[0]!) : [value];
      if (attribute!.toLowerCase() !== 'type') id ||= urls.map((url) => host.denied('url', url)?.id).find(Boolean) ?? '';
    }
    if (!id) return tag;
    host.note('held', `<${name}>`, id);
    const script = name.toLowerCase() === 'script';
    const held = attributes.replace(ATTRIBUTE, (all, gap, attribute: string, is, quoted) =>
      attribute.toLowerCase() === 'type' && !script ? all : `${gap}${heldName(attribute)}${is}${quoted}`,
    );
    return `<${name} ${HELD}="${id}"${script ? ' type="text/plain"' : ''}${held}>`;
  });
}

const unquote = (value: string) => value.replace(/^["']|["']$/g, '').replace(/&amp;/g, '&');

/** Every way from a string to elements passes through `markHtml`. */
export function patchHtml(host: MatchHost): void {
  const mark = (html: unknown) => {
    const before = String(html);
    const after = before.includes('<') ? markHtml(before, host) : before;
    // Untouched input goes on as it came: it may be a TrustedHTML of the page's own policy.
    return after === before ? html : trusted().createHTML(after);
  };
  for (const [target, name] of [[Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'], [ShadowRoot.prototype, 'innerHTML'], [HTMLIFrameElement.prototype, 'srcdoc']] as const) {
    accessor(target, name, ({ set }) => ({
      set(this: Element, html: unknown) {
        set!.call(this, mark(html));
      },
    }));
  }
  const last = (original: (...a: unknown[]) => unknown) =>
    function (this: unknown, ...args: unknown[]) {
      return original.apply(this, args.map((arg, i) => (i === args.length - 1 ? mark(arg) : arg)));
    };
  method(Element.prototype, 'insertAdjacentHTML', last);
  method(Element.prototype, 'setHTMLUnsafe', (original) => function (html, ...rest) {
    return original.call(this, mark(html), ...rest);
  });
  method(Range.prototype, 'createContextualFragment', last);
  for (const name of ['write', 'writeln']) {
    method(Document.prototype, name, (original) => function (...html) {
      return original.call(this, mark(html.length > 1 ? html.join('') : html[0]));
    });
  }
}
