import { type Token, Tokenizer } from 'parse5';
import { HELD, heldName, isSink } from '../../policy/sinks.js';
import { candidates } from './srcset.js';

/** What tells held tags from others. */
export interface Judge {
  /** The id of the service that a URL belongs to, where that service has to wait for consent. */
  idOf(url: string): string | undefined;
  /** The same for all that a document in a string (`srcdoc`) would fetch. */
  idsIn(document: string): Iterable<string>;
  /** Raw source as the browser reads it, in the page's encoding. */
  decode(raw: string): string;
}

type Values = Map<string, string>;

/** Relations that no browser fetches; search engines read them, and must go on finding them. */
const UNFETCHED = /^(canonical|alternate|author|license|me|help|nofollow|noopener|noreferrer|shortlink|amphtml)$/;

export const isFetched = (rel: string): boolean =>
  !rel
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((name) => UNFETCHED.test(name));

/** HTML "JavaScript MIME type essence match", and modules: what a browser runs. All else is data. */
const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))?$/i;

/** Does a browser run this script? One of another type is data, or held already. */
export const isRun = (attributes: Values): boolean => {
  const language = attributes.get('language');
  return RUNS.test(attributes.get('type')?.trim() ?? (language ? `text/${language}` : ''));
};

export const valuesOf = (tag: Token.TagToken): Values => new Map(tag.attrs.map(({ name, value }) => [name, value]));

/**
 * The same tag as the gate in the page would hold it: `src` becomes `data-assent-src`, and `data-assent` names the
 * services. Every other character of it stays.
 *
 * @param raw the tag's source
 * @returns undefined when nothing of it belongs to a held service
 */
export function markTag(raw: string, tag: Token.TagToken, judge: Judge): string | undefined {
  const name = tag.tagName;
  // Outside of ASCII, values have to be read anew in the page's encoding.
  const values = valuesOf(judge.decode(raw) === raw ? tag : (readTag(judge.decode(raw)) ?? tag));
  if (name === 'script' && !isRun(values)) return undefined;
  if (name === 'link' && !isFetched(values.get('rel') ?? '')) return undefined;

  const ids = new Set<string>();
  const held = new Set<string>();
  for (const [attribute, value] of values) {
    for (const id of idsOf(name, attribute, value, judge)) {
      ids.add(id);
      held.add(attribute);
    }
  }
  if (ids.size === 0) return undefined;

  const inert = name === 'script' ? ' type="text/plain"' : '';
  const ours = `${values.has(HELD) ? '' : ` ${HELD}="${[...ids].join(' ')}"`}${inert}`;
  const at = 1 + name.length;
  const rest = rename(raw, tag, name === 'script' ? new Set([...held, 'type']) : held);
  return dropSecond(rest.slice(0, at) + ours + rest.slice(at), held);
}

/** The old name `image` is read as `img` outside of SVG. A preload's `imagesrcset` is a hint that no release needs again. */
const fetches = (name: string, attribute: string): boolean =>
  isSink(name, attribute) ||
  (name === 'image' && isSink('img', attribute)) ||
  (name === 'link' && attribute === 'imagesrcset');

function* idsOf(name: string, attribute: string, value: string, judge: Judge): Generator<string> {
  if (name === 'iframe' && attribute === 'srcdoc') yield* judge.idsIn(value);
  if (!fetches(name, attribute)) return;
  for (const url of attribute.endsWith('srcset') ? candidates(value) : [value]) {
    const id = judge.idOf(url);
    if (id) yield id;
  }
}

function rename(raw: string, tag: Token.TagToken, names: ReadonlySet<string>): string {
  const { attrs = {}, startOffset } = tag.location as Token.LocationWithAttributes;
  const places = Object.entries(attrs).filter(([name]) => names.has(name));
  places.sort(([, a], [, b]) => b.startOffset - a.startOffset);
  let text = raw;
  for (const [name, { startOffset: at }] of places) {
    const from = at - startOffset;
    const held = heldName(text.slice(from, from + name.length).replace(/^xlink:/i, ''));
    text = text.slice(0, from) + held + text.slice(from + name.length);
  }
  return text;
}

/** An attribute written twice: the second came to life when the first was renamed. */
function dropSecond(raw: string, names: ReadonlySet<string>): string {
  const tag = readTag(raw);
  if (!tag?.attrs.some(({ name }) => names.has(name))) return raw;
  return dropSecond(rename(raw, tag, names), names);
}

/** Reads one start tag. */
function readTag(raw: string): Token.TagToken | undefined {
  let found: Token.TagToken | undefined;
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        found ??= token;
      },
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
      onCharacter: ignore,
      onNullCharacter: ignore,
      onWhitespaceCharacter: ignore,
    },
  );
  tokenizer.write(raw, true);
  return found;
}
