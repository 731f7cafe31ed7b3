import { decode, encodingOf, isSafe, markedEncoding, toBytes, toText } from './bytes.js';
import { rewriteDocument } from './document.js';

/** What a response's body is rewritten by. */
export interface Body {
  /** Where the page is: what relative URLs are resolved against, until a `<base>` says otherwise. */
  url: string;
  /** The charset of the Content-Type header. */
  charset: string | undefined;
  /** The id of the service that an absolute URL belongs to, where it has to wait. */
  idOf(url: string, base: string): string | undefined;
  /** HTML to stand before the first tag that runs or fetches, and the script that it brings. */
  head?: { html: string; src: string } | undefined;
  warn(message: string): void;
}

export interface ByteRewriting {
  write(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
}

const absolute = (url: string, base: string): string | undefined =>
  URL.canParse(url, base) ? new URL(url, base).href : undefined;

/** Rewrites the bytes of one page. What can't be read safely goes through as it is, and is told once. */
export function rewriteBytes(body: Body): ByteRewriting {
  let base: string | undefined;
  let encoding = encodingOf(body.charset);
  const rewriting = rewriteDocument({
    idOf: (url) => body.idOf(url, base ?? body.url),
    decode: (raw) => decode(raw, encoding),
    onTag(name, attributes) {
      const href = attributes.get('href');
      if (name === 'base' && href !== undefined) base ??= absolute(href, body.url);
      if (name === 'meta' && !encoding) encoding = encodingOf(metaCharset(attributes));
    },
    head: body.head?.html,
    isHead: (src) => absolute(src, base ?? body.url) === absolute(body.head?.src ?? '', body.url),
  });

  /** The first bytes, until they tell of a byte order mark. */
  let first: string | undefined = '';
  let through = false;
  const passThrough = (why: string): false => {
    through = true;
    body.warn(why);
    return false;
  };
  const safely = (work: () => string): string => {
    try {
      return work();
    } catch (error) {
      passThrough(`a page could not be rewritten, and went through as it was: ${error}. Fix: report it`);
      return rewriting.rest();
    }
  };
  const isReadable = () =>
    isSafe(encoding) || passThrough(`a page in ${encoding} can't be rewritten. Fix: serve UTF-8`);

  function rewrite(text: string): string {
    if (through) return text;
    const done = safely(() => rewriting.write(text));
    // A page may tell it in one of its tags; what came before that is ASCII.
    return isReadable() ? done : done + rewriting.rest();
  }
  function begin(text: string): string {
    first = undefined;
    const mark = markedEncoding(text);
    if (mark) ({ encoding } = mark);
    isReadable();
    return text.slice(0, mark?.length ?? 0) + rewrite(text.slice(mark?.length ?? 0));
  }
  return {
    write(bytes) {
      const text = toText(bytes);
      if (first === undefined) return toBytes(rewrite(text));
      first += text;
      return toBytes(first.length < 3 ? '' : begin(first));
    },
    end() {
      const begun = first === undefined ? '' : begin(first);
      return toBytes(begun + (through ? '' : safely(rewriting.end)));
    },
  };
}

/** What a `<meta>` says of the encoding. A UTF-16 there is read as UTF-8 (HTML, "determining the character encoding"). */
function metaCharset(attributes: Map<string, string>): string | undefined {
  const content =
    attributes.get('http-equiv')?.toLowerCase() === 'content-type' ? attributes.get('content') : undefined;
  const label = attributes.get('charset') ?? /charset\s*=\s*["']?([^\s"';]+)/i.exec(content ?? '')?.[1];
  return /^\s*utf-?16/i.test(label ?? '') ? 'utf-8' : label;
}
