import { HELD, heldName, removeAttribute, setAttribute, type trusted } from './attributes.js';
import type { tails } from './release.js';

/** What the guard hands over. */
export interface LandHost {
  /** May these ids run now? */
  allows(ids: string, el: Element): boolean;
  tails: typeof tails;
  trusted: typeof trusted;
}

/** What each script has written up to now, and the promise that it stands in the page. */
const written = new WeakMap<Element, { html: string; landed: Promise<void> }>();

/** What runs, of the types that a script may have (HTML Standard, "prepare the script element"). */
const CODE = /^(module|)$|(java|ecma|j|live)script/i;

/**
 * Takes what a released script writes (`document.write`), and lets it land behind that script once it has come to its end,
 * so that no half tag is parsed. The scripts in it are held and released as all others are, one after the other, and before
 * what waits for the one that wrote them.
 */
export function land(host: LandHost, script: Element, method: string, args: readonly unknown[]): Promise<void> {
  let piece = written.get(script);
  if (!piece) {
    const end = new Promise((next) => setTimeout(next));
    piece = { html: '', landed: end.then(() => place(host, script)) };
    written.set(script, piece);
  }
  // `open` and `close` end nothing while a page is parsed, for which this script was written.
  if (method.startsWith('write')) piece.html += args.join('') + (method === 'writeln' ? '\n' : '');
  return piece.landed;
}

async function place({ allows, tails, trusted }: LandHost, script: Element): Promise<void> {
  const { html } = written.get(script)!;
  written.delete(script);
  const needs = script.getAttribute(HELD) ?? '';
  if (!html || !allows(needs, script)) return;
  const fragment = document.createRange().createContextualFragment(trusted().createHTML(html));
  // The same ids in other words: a chain of its own, for which that of the script waits.
  const chain = `${needs} ${needs.trim().split(/\s/, 1)}`;
  const scripts = [...fragment.querySelectorAll('script')].filter((el) => !el.hasAttribute(HELD) && CODE.test(el.type));
  for (const el of scripts) {
    setAttribute.call(el, HELD, chain);
    for (const name of ['type', 'src']) {
      const value = el.getAttribute(name);
      removeAttribute.call(el, name);
      if (value !== null) setAttribute.call(el, heldName(name), value);
    }
    setAttribute.call(el, 'type', 'text/plain');
  }
  if (script.isConnected) script.after(fragment);
  else document.body.append(fragment);
  // The guard meets them in a microtask that stands before this one.
  await 0;
  await tails[chain];
}
