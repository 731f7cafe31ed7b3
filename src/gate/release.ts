import { FETCHING, heldValue, isScript, reinsert, setNative } from './attributes.js';
import { type GateHost, note } from './host.js';
import { runLate, taken } from './late.js';
import { isLoading, whenParsed } from './parsed.js';

/** Milliseconds of work before input gets a turn. */
const SLICE = 12;
let sliceStart = 0;

/** The end of each chain. */
const tails: Record<string, Promise<unknown>> = {};
const deferredTails: typeof tails = {};

/**
 * The release scheduler: call it with elements in document order, as often as you like. Scripts with the same
 * `data-assent` value form a chain and run in document order, deferred and module ones behind the others and not before
 * the document is parsed; `async` ones do not wait. A script delays its own chain only, for the policy's time limit at
 * the most. Consent is read again at each step. Each script runs once; what is no script is released as often as needed.
 */
export const release = (el: Element, host: GateHost): void => {
  const needs = el.getAttribute('data-assent')!;
  if (taken.has(el) || !host.allows(needs)) return;
  taken.set(el, '');
  const src = heldValue(el, 'src');
  // The attribute, not the property: the property is true for any script that the parser left inert.
  const chained = isScript(el) && !(src && el.hasAttribute('async'));
  const deferred = chained && (heldValue(el, 'type') === 'module' || (src && el.defer));

  /** Gives the same node what was held: its listeners, nonce, integrity and place stay its own. */
  const fill = () => {
    for (const name of FETCHING) {
      const value = heldValue(el, name);
      if (value && !el.hasAttribute(name)) setNative(el, name, value);
    }
  };

  async function turn(before?: Promise<unknown>): Promise<unknown> {
    // While the parser may still be in it, an inline script's text may be half of it.
    if (deferred || (chained && !src && isLoading() && !el.nextSibling)) await whenParsed();
    if (deferred) await tails[needs];
    // The event of a fetched script began a task: what follows it runs in it, before any timer that the script has set.
    if (!(await before) && Date.now() - sliceStart > SLICE) {
      await new Promise((next) => setTimeout(next));
      sliceStart = Date.now();
    }
    taken.delete(el);
    if (!el.isConnected || !host.allows(needs)) return;
    note('released', src ?? el.localName, needs);
    if (isScript(el)) {
      taken.set(el, '');
      if (el.type === 'text/plain') el.removeAttribute('type');
      return runLate(el, host.rules.release?.timeout ?? 5000, () => {
        fill();
        if (!src) reinsert(el);
      });
    }
    fill();
    if (el.localName === 'source') (el.parentNode as Partial<HTMLMediaElement>).load?.();
  }

  const chains = deferred ? deferredTails : tails;
  if (chained) chains[needs] = turn(chains[needs]);
  else turn();
};
