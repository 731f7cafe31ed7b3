import { FETCHING, HELD, heldName, isScript, native, reinsert, setNative } from './attributes.js';
import type { GateHost } from './host.js';
import { runLate } from './late.js';

/** Milliseconds of work before input gets a turn. */
const SLICE = 12;

const heldSource = (el: Element) => el.getAttribute(heldName('src'));
const heldType = (el: Element) => el.getAttribute(heldName('type'));
/** Whether a script still waits, so that none runs twice; what is no script may be released as often as you like. */
const isHeld = (el: Element) =>
  !isScript(el) || el.type === 'text/plain' || (heldSource(el) && !el.hasAttribute('src'));
const needs = (el: Element) => el.getAttribute(HELD)!;

/**
 * The release scheduler: call what it returns with elements in document order, as often as you like. Scripts with the
 * same `data-assent` value form a chain and run in document order, deferred and module ones behind the others and not
 * before the document is parsed; `async` ones do not wait. A script delays its own chain only, for `timeout` at the most.
 * Consent is read again at each step; each script runs once.
 */
export function createReleaser(host: GateHost): (elements: Element[]) => void {
  /** The end of each chain. */
  const tails: Record<string, Promise<unknown> | undefined> = {};
  const waiting = new WeakSet<Element>();
  const isLoading = () => document.readyState === 'loading';
  const parsed = new Promise((done) => {
    if (isLoading()) document.addEventListener('DOMContentLoaded', done);
    else done(0);
  });
  let start = 0;

  /** Releases one element, the same node: its listeners, nonce, integrity and place stay its own. */
  function run(el: Element): unknown {
    const src = heldSource(el);
    host.note('released', src ?? el.localName, needs(el));
    if (isScript(el)) {
      const type = heldType(el);
      if (type) native.set.call(el, 'type', type);
      else if (el.type === 'text/plain') native.remove.call(el, 'type');
      return runLate(el, host, src || type === 'module', () => (src ? setNative(el, 'src', src) : reinsert(el)));
    }
    for (const name of FETCHING) {
      const value = el.getAttribute(heldName(name));
      if (value !== null && !el.hasAttribute(name)) setNative(el, name, value);
    }
    return el.localName === 'source' && (el.parentNode as Partial<HTMLMediaElement>).load?.();
  }

  async function step(el: Element): Promise<void> {
    if (performance.now() - start > SLICE) {
      await new Promise((next) => setTimeout(next));
      start = performance.now();
    }
    waiting.delete(el);
    if (el.isConnected && isHeld(el) && host.allows(needs(el))) await run(el);
  }

  return (elements) => {
    for (const el of elements) {
      const key = needs(el);
      if (!isHeld(el) || waiting.has(el) || !host.allows(key)) continue;
      waiting.add(el);
      const src = heldSource(el);
      // The attribute, not the property: the property is true for any script that the parser left inert.
      if (!isScript(el) || (src && el.hasAttribute('async'))) step(el);
      else {
        const deferred = heldType(el) === 'module' || (src && el.defer);
        // While the parser may still be in it, an inline script's text may be half of it.
        const ready = deferred || (!src && isLoading() && !el.nextSibling) ? parsed : 0;
        const chain = deferred ? `${key} deferred` : key;
        const before = tails[chain];
        tails[chain] = Promise.resolve(ready)
          .then(() => Promise.all([before, deferred && tails[key]]))
          .then(() => step(el));
      }
    }
  };
}
