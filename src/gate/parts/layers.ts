import type { Gate } from '../part.js';
import type { Instead, Patch } from '../patch.js';

/** Elements that fetch or may hold what does; a style has to say more. `image` is the old name of `img`. */
const LOUD = /<(?:script|i?frame|im|link|video|audio|source|track|object|embed|input|template)/i;
/** HTML of which none of us wants to know more. `includes` is dear in WebKit. */
const isQuiet = (html: string) => html.indexOf('(') < 0 && html.indexOf('@') < 0 && !LOUD.test(html);
const HTML = /^(inner|outer|insertAdjacent)HTML$/;

/**
 * Where several parts stand before one call, they do so in one step: a proxy before a proxy is what costs, and `innerHTML`
 * had six; and what such a text can't concern is asked once for all. The first of the parts, as it gives the others its
 * own `patch`.
 */
export default (gate: Gate): void => {
  const { patch, patches } = gate;
  /** What is done with HTML that is not quiet. */
  const loud = new Map<Patch, Instead>();
  gate.patch = (target, name, instead, half) => {
    const property = target && Object.getOwnPropertyDescriptor(target, name);
    if (!property) return;
    half ??= property.set ? 'set' : 'value';
    // Not where it was put on by somebody else since, or is inherited from.
    const there = patches.find(
      ([t, n, p, , h]) => t === target && n === name && h === half && p[half!] === property[half!],
    );
    const inner = there && (loud.get(there) ?? there[3]);
    if (!inner) return patch(target, name, instead, half);
    const all: Instead = (args, go, self) => instead(args, () => inner(args, go, self), self);
    there[3] = all;
    if (!HTML.test(name)) return;
    loud.set(there, all);
    const at = name > 'insert' && name < 'o' ? 1 : 0;
    // What is written into a script is no HTML.
    there[3] = (args, go, self) =>
      self.localName !== 'script' && isQuiet(String(args[at])) ? go() : all(args, go, self);
  };
};
