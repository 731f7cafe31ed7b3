/*
 * Which elements fetch, and how a held one looks: shared by the gate in the page and by the rewriter on the server, so
 * that what the one has marked the other understands.
 */

/** Which attributes make which element fetch; a selector. */
export const SINKS =
  'script[src],script[href],iframe[src],img[src],img[srcset],image[href],link[href],video[src],video[poster],audio[src],source[src],source[srcset],track[src],object[data],embed[src],input[src]';

export const isSink = (tag: string | undefined, attribute: string): boolean =>
  SINKS.includes(`${tag}[${attribute.replace('xlink:', '')}]`);

/** What waits in a held element's `data-assent-*`; `type` goes first, as it tells what is fetched. */
export const FETCHING = 'type data href poster src srcdoc srcset'.split(' ');

/** The ids that a held element waits for. */
export const HELD = 'data-assent';
/** Not `data-src`: lazy loaders copy that one, and leak. */
export const heldName = (attribute: string) => `data-assent-${attribute}`;
