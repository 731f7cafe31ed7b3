import { Parser, type Token, TokenizerMode } from 'parse5';
import { isRun, type Judge, markTag, valuesOf } from './mark.js';
import { type NoTree, noTree } from './tree.js';

/** What a page is rewritten by. */
export interface Page extends Omit<Judge, 'idsIn'> {
  /** Hears of each start tag as it was written. */
  onTag?(name: string, attributes: Map<string, string>): void;
  /** HTML to stand before the first tag that runs or fetches. */
  head?: string | undefined;
  /** Is this script what `head` would bring? */
  isHead?(src: string): boolean;
}

export interface Rewriting {
  /** Takes the next piece; returns what is settled by now. */
  write(html: string): string;
  /** Returns the rest, rewritten. */
  end(): string;
  /** Returns the rest as it came in: for when writing has failed. */
  rest(): string;
}

/** Tags that may stand before the script: they run nothing, and a policy in one of them belongs before the guard. */
const BEFORE = /^(html|head|meta|title)$/;

/** Rewrites one document, piece by piece: every character that is not in a held tag comes out as it went in. */
export function rewriteDocument(page: Page): Rewriting {
  /** What was written and is not out yet; it begins at `start`. */
  let raw = '';
  let start = 0;
  let out = '';
  /** Within `<script>`, `<title>`, `<noscript>` and others: no tag but the end tag is one. */
  let inText = false;
  let noscript: Rewriting | undefined;
  let placing = page.head !== undefined;
  let whole = false;

  const judge: Judge = { idOf: page.idOf, decode: page.decode, idsIn: (text) => idsIn(text, page.idOf) };

  /** Lets out what is before a place. */
  const settle = (to: number): void => {
    if (placing || to <= start) return;
    const text = raw.slice(0, to - start);
    raw = raw.slice(text.length);
    start = to;
    out += noscript ? noscript.write(text) : text;
  };
  /** Here something runs, fetches or is shown: if the script is to come, it comes now. */
  const place = (at: number, wanted = whole): void => {
    if (!placing) return;
    placing = false;
    settle(at);
    if (wanted) out += page.head;
  };

  const startTag = (token: Token.TagToken): void => {
    const { startOffset, endOffset } = token.location!;
    const values = valuesOf(token);
    const { tagName } = token;
    whole ||= /^(html|head|body)$/.test(tagName);
    if (!(BEFORE.test(tagName) || (tagName === 'script' && !isRun(values)))) {
      const src = tagName === 'script' && values.get('src');
      place(startOffset, whole && !(src && page.isHead?.(src)));
    }
    const marked = markTag(raw.slice(startOffset - start, endOffset - start), token, judge);
    if (marked !== undefined) {
      settle(startOffset);
      out += marked;
      raw = raw.slice(endOffset - startOffset);
      start = endOffset;
    }
    page.onTag?.(tagName, values);
    settle(endOffset);
  };

  const parser = new TagParser({
    startTag,
    afterStartTag(token, isText) {
      inText = isText;
      // Text where scripting is on, tags where it is off: read as both.
      if (isText && token.tagName === 'noscript') noscript = rewriteDocument({ idOf: page.idOf, decode: page.decode });
    },
    endTag(token) {
      if (!inText) place(token.location!.startOffset);
      inText = false;
      settle(token.location!.startOffset);
      if (noscript) out += noscript.end();
      noscript = undefined;
      settle(token.location!.endOffset);
    },
    text(token) {
      if (!inText) place(token.location!.startOffset);
      settle(token.location!.endOffset);
    },
    comment: (token) => settle(token.location!.endOffset),
    doctype() {
      whole = true;
    },
  });

  /** How far no tag can have begun that is still to be rewritten. */
  const settled = (): number => {
    if (noscript) return raw.includes('<') ? raw.lastIndexOf('<') : raw.length;
    const open = inText ? -1 : raw.search(/<([a-z]|$)/i);
    return open < 0 ? raw.length : open;
  };
  const flush = () => {
    const done = out;
    out = '';
    return done;
  };
  return {
    write(text) {
      raw += text;
      // The parser need not pair line ends, whose halves may come apart: one for one, each stays at its place.
      parser.tokenizer.write(text.replaceAll('\r', '\n'), false);
      settle(start + settled());
      return flush();
    },
    end() {
      parser.tokenizer.write('', true);
      place(start + raw.length);
      settle(start + raw.length);
      if (noscript) out += noscript.end();
      return flush();
    },
    rest: () => flush() + (noscript?.rest() ?? '') + raw,
  };
}

/** The ids of all that a document in an attribute would fetch. */
function idsIn(text: string, idOf: Page['idOf']): Set<string> {
  const ids = new Set<string>();
  const inner = rewriteDocument({
    decode: (raw) => raw,
    idOf(url) {
      const id = idOf(url);
      if (id) ids.add(id);
      return id;
    },
  });
  inner.write(text);
  inner.end();
  return ids;
}

interface Tokens {
  startTag(token: Token.TagToken): void;
  afterStartTag(token: Token.TagToken, isText: boolean): void;
  endTag(token: Token.TagToken): void;
  text(token: Token.CharacterToken): void;
  comment(token: Token.CommentToken): void;
  doctype(): void;
}

/** parse5's parser, asked for its tokens; one that the standard has processed twice is told once. */
class TagParser extends Parser<NoTree> {
  private told = 0;

  constructor(private readonly tokens: Tokens) {
    super({ treeAdapter: noTree(), sourceCodeLocationInfo: true, scriptingEnabled: true });
  }

  private first({ location }: Token.Token): boolean {
    const first = location!.startOffset >= this.told;
    this.told = Math.max(this.told, location!.endOffset);
    return first;
  }

  override onStartTag(token: Token.TagToken): void {
    if (this.first(token)) this.tokens.startTag(token);
    super.onStartTag(token);
    this.tokens.afterStartTag(token, this.tokenizer.state !== TokenizerMode.DATA);
  }
  override onEndTag(token: Token.TagToken): void {
    if (this.first(token)) this.tokens.endTag(token);
    super.onEndTag(token);
  }
  override onCharacter(token: Token.CharacterToken): void {
    if (this.first(token)) this.tokens.text(token);
    super.onCharacter(token);
  }
  override onComment(token: Token.CommentToken): void {
    if (this.first(token)) this.tokens.comment(token);
    super.onComment(token);
  }
  override onDoctype(token: Token.DoctypeToken): void {
    this.tokens.doctype();
    super.onDoctype(token);
  }
}
