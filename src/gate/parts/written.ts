import type { Gate } from '../part.js';

/** Elements that fetch, as they stand in HTML; `image` is the old name of `img`, and still read. */
const TAGS = 'script|iframe|im(?:g|age)|link|video|audio|source|track|object|embed|input';
/** What stands between a tag's name and its end, as HTML reads it: only behind `=` does a quote begin. */
const INSIDE = `(?:[^>=]|=\\s*(?:"[^"]*"|'[^']*'|(?!\\s|["'])))*`;
const TAG = RegExp(`<([a-z][^\\s/>]*)(${INSIDE})>`, 'gi');
const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g;
/** HTML in which nothing fetches costs one look. */
const FETCHES = RegExp(`<(?:${TAGS})[\\s/]`, 'i');
/** A tag that fetches, or what may become its name, cut off at the end of a text. */
const CUT = RegExp(`<(?:(?:${TAGS})[\\s/]${INSIDE}(?:=\\s*(?:"[^"]*|'[^']*)?)?|[a-z]*)$`, 'i');
/** A character reference that may stand for a part of an address. */
const REFERENCE = /&(?!amp;)(?:#|\w+;)/i;

/**
 * HTML that a browser reads otherwise than it looks: URLs with character references (mustache.js writes `/` as one),
 * stray quotes, `<image>`, and tags that `document.write` gets in pieces. Such a tag, where its URL is denied, is
 * written as anybody reads it, and held by who comes next.
 */
export const readHtml = ({ denied, patch, trusted }: Gate): void => {
  let probe: Element | undefined;
  const decoded = (value: string): string => {
    probe ??= document.implementation.createHTMLDocument('').body;
    const inside = value.replace(/"/g, '&quot;').replace(/</g, '&lt;');
    probe.innerHTML = trusted().createHTML(`<i title="${inside}"></i>`);
    return (probe.firstChild as HTMLElement).title;
  };
  const plain = (tag: string, name: string, inside: string): string => {
    if (!FETCHES.test(tag)) return tag;
    const old = /^image$/i.test(name) && /[\s/]src/i.test(inside);
    const odd = REFERENCE.test(inside) || /["']/.test(inside.replace(/=\s*(?:"[^"]*"|'[^']*')/g, ''));
    if (!old && !odd) return tag;
    let found = false;
    const after = inside.replace(ATTRIBUTE, (all, key: string, value: string | undefined) => {
      const bare = key.replace(/["']/g, '');
      if (!value || !bare) return bare && all;
      const quote = /^["']/.exec(value)?.[0];
      let text = quote ? value.slice(1, -1) : value;
      if (REFERENCE.test(text)) {
        const read = decoded(text);
        const service = [read, ...read.split(/[\s,]+/)].some((url) => denied('hosts', url));
        if (service) text = read.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
        found ||= service;
      } else found ||= [text, ...text.split(/[\s,]+/)].some((url) => denied('hosts', url));
      return `${bare}=${quote ? quote + text + quote : `"${text.replace(/"/g, '&quot;')}"`}`;
    });
    return found ? `<${old ? 'img' : name}${after}>` : tag;
  };
  const read = (html: string) => (FETCHES.test(html) ? html.replace(TAG, plain) : html);

  for (const { prototype } of [Element, ShadowRoot, Range]) {
    for (const name of ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment']) {
      const at = name > 'insert' && name < 'o' ? 1 : 0;
      patch(prototype, name, (args, go) => {
        const before = `${args[at]}`;
        const after = read(before);
        if (after !== before) args[at] = trusted().createHTML(after);
        return go();
      });
    }
  }
  inPieces(patch, trusted, read);
};

/** Nothing that fetches, and no tag without its end: a quick look, which most of what is written passes. */
const isPlain = (html: string) =>
  html.lastIndexOf('<') < html.lastIndexOf('>') &&
  html.indexOf('"') < 0 &&
  html.indexOf("'") < 0 &&
  !FETCHES.test(html);

/** A tag that is written in pieces waits for its end: it fetches as soon as the parser has that. */
const inPieces = (patch: Gate['patch'], trusted: Gate['trusted'], read: (html: string) => string): void => {
  const page = Document.prototype;
  const { write } = page;
  const tails = new WeakMap<Document, string>();
  /** What is whole goes to the others who look at it, and past us. */
  let whole = false;
  const put = (written: Document, html: string) => {
    whole = true;
    try {
      write.call(written, trusted().createHTML(html) as string);
    } finally {
      whole = false;
    }
  };
  const flush = (written: Document) => {
    const tail = tails.get(written);
    tails.delete(written);
    if (tail) put(written, tail);
  };
  for (const name of ['write', 'writeln']) {
    patch(page, name, (args, go, written: Document) => {
      const before = args.join('') + (name > 'write' ? '\n' : '');
      const tail = tails.get(written) ?? '';
      if (whole || (!tail && isPlain(before))) return go();
      const html = read(tail + before);
      const cut = CUT.exec(html)?.[0] ?? '';
      if (!cut && html === before) return go();
      tails.set(written, cut);
      // What gets no end comes out as it is, while the script that wrote it still has its place in the parser. Outside of
      // that, writing would begin a new page.
      const script = document.currentScript;
      if (cut && !tail) queueMicrotask(() => (!script || document.currentScript) && flush(written));
      return put(written, html.slice(0, html.length - cut.length));
    });
  }
  patch(page, 'close', (_, go, written) => {
    flush(written);
    return go();
  });
};
