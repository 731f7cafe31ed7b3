import { FETCHING, heldValue, isScript, reinsert, setNative } from './attributes.js';
import { type GateHost, note } from './host.js';
import { runLate, taken } from './late.js';
import { whenParsed } from './parsed.js';

/** Milliseconds of work before input gets a turn. */
const SLICE = 8;
let sliceEnd = 0;

/** The end of each chain, that of its deferred scripts, and that of what no script waits for. */
export const tails: Record<string, Promise<unknown>> = {};

/** Gives the same node what was held: its listeners, nonce, integrity and place stay its own. */
const fill = (el: Element) => {
  for (const name of FETCHING) {
    const value = heldValue(el, name);
    if (value && !el.hasAttribute(name)) setNative(el, name, value);
  }
};

/**
 * The release scheduler: call it with elements in document order, as often as you like. Scripts with the same
 * `data-assent` value form a chain and run in document order, deferred and module ones behind the others and not before
 * the document is parsed; `async` ones do not wait. A script delays its own chain only, for the policy's time limit at
 * the most. Consent is read again at each step. Each script runs once; what is no script is released as often as needed.
 */
export const release = (el: Element, host: GateHost): void => {
  const needs = el.getAttribute('data-assent')!;
  if (taken.has(el) || !host.allows(needs)) return;
  const src = heldValue(el, 'src');
  // The attribute, not the property: the property is true for any script that the parser left inert.
  const chained = isScript(el) && (!src || !el.hasAttribute('async'));
  const deferred = chained && (heldValue(el, 'type') === 'module' || (src && el.defer));

  const turn = async (before: unknown): Promise<unknown> => {
    // While the parser may still be in it, an inline script's text may be half of it.
    if (deferred || (chained && !src && !el.nextSibling)) await whenParsed();
    if (deferred) await tails[needs];
    // The event of a fetched script began a task: what follows it runs in it, before any timer that the script has set.
    // An inline module before a deferred one has no event; one that imports nothing runs within two timers of any engine.
    if (!before && (deferred || sliceEnd < Date.now())) {
      await new Promise((next) => setTimeout(next, 5));
      sliceEnd = Date.now() + SLICE;
    }
    // Consent may be gone; or it is back again already, and a turn behind this one is what counts.
    if (!(taken.get(el) === turn && taken.delete(el) && el.isConnected && host.allows(needs, el))) return;
    note('released', src ?? el.localName, needs);
    if (isScript(el)) {
      if (el.type === 'text/plain') el.removeAttribute('type');
      const end = runLate(el, host, () => {
        fill(el);
        // Inline modules keep their order by themselves then.
        if (!src) {
          el.async = false;
          reinsert(el);
        }
      });
      return chained && end;
    }
    fill(el);
    // Media that had found no source look once more; those that play are left alone.
    const media = el.parentNode as HTMLMediaElement;
    if (media.networkState === 3) media.load();
  };
  const lane = deferred ? `!${needs}` : chained && needs;
  // Nothing of a turn is done yet: a page may have a thousand elements, and the click that released them wants an answer.
  tails[lane as string] = Promise.resolve(tails[lane as string]).then(turn, turn);
  taken.set(el, turn);
};
