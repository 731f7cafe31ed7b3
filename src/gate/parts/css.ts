import type { Gate } from '../part.js';
import { patchOwn } from './own.js';

/** May this text make a browser fetch? Cheap looks before the dear one; `includes` is not, in WebKit. */
const fetches = (text: string) =>
  (text.indexOf('(') >= 0 || text.indexOf('@') >= 0) && /url\(|@import|-set\(/i.test(text);
/** The start of each URL in a style: after `url(` or a quote, as a character reference where the style stands in HTML. */
const URLS = /(url\(\s*(?:&#?\w+;)?|["'])([^\s"')]+)/gi;
/** Put before a held URL, which stays in the style: a text that is no image and no font, and a style sheet of no rule. */
const HELD = 'data:text/css,assent:';
/** Where styles stand in HTML. */
const IN_HTML = /<style\b[^>]*>[\s\S]*?(?:<\/style|$)|\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi;

/**
 * Styles that fetch: `<style>`, `style=`, the rules that scripts add, and fonts. A style property that a script sets
 * shows in the element's attribute, and is met there before the page is painted.
 */
export default (gate: Gate): void => {
  const { denied, note, patch, trusted, watchers } = gate;
  /** The text as consent has it now: each URL bare or held, whatever it was. */
  const now = (text: string) =>
    fetches(text)
      ? text.replace(URLS, (_, before: string, url: string) => {
          const bare = url.replace(HELD, '');
          const service = denied('hosts', bare);
          if (service && bare === url) note('held', bare, service.id);
          return before + (service ? HELD : '') + bare;
        })
      : text;

  const check = (el: Element) => {
    const sheet = el.localName === 'style';
    const before = sheet ? el.textContent! : (el.getAttribute('style') ?? '');
    const after = now(before);
    if (after === before) return;
    if (sheet) el.textContent = after;
    // Not the attribute, which a Content-Security-Policy may forbid.
    else (el as HTMLElement).style.cssText = after;
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' || (target as Element).localName === 'style') check(target as Element);
      for (const node of addedNodes as NodeListOf<Element>) {
        if (node.matches?.(STYLED)) check(node);
        if (node.firstElementChild) node.querySelectorAll(STYLED).forEach(check);
      }
    }
  });
  const watch = (tree: Node) =>
    observer.observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
  watch(document);
  // Trees that other parts find are watched as well, and met again after each choice.
  watchers.push({ observer: { observe: watch } as never, selector: STYLED, meet: check, again: check });

  /** What to do again after a choice, for what scripts have added. */
  const redo: (() => void)[] = [];
  gate.subscribe(() => {
    document.querySelectorAll(STYLED).forEach(check);
    for (const again of redo) again();
  });

  // An `@import` starts at once, before any observer: text is looked at on its way into a style element.
  const text = (args: unknown[], go: () => unknown) => {
    args.forEach((arg, i) => {
      const { nodeType, data } = (arg ?? {}) as Text;
      if (nodeType === 3) {
        if (now(data) !== data) (arg as Text).data = now(data);
      } else if (!nodeType) args[i] = now(String(arg));
    });
    return go();
  };
  patchOwn(gate, HTMLStyleElement.prototype, 'textContent innerText innerHTML append prepend replaceChildren', text);
  patchOwn(gate, HTMLStyleElement.prototype, 'appendChild insertBefore replaceChild', ([node], go) => text([node], go));
  patchOwn(gate, Text.prototype, 'data nodeValue textContent', (args, go, self) =>
    self.parentNode?.localName === 'style' ? text(args, go) : go(),
  );
  const html = (args: unknown[], go: () => unknown) => {
    for (let i = 0; i < args.length; i++) {
      const before = String(args[i]);
      if (!fetches(before)) continue;
      const after = before.replace(IN_HTML, now);
      if (after !== before) args[i] = trusted().createHTML(after);
    }
    return go();
  };
  for (const [target, names] of [
    [Element.prototype, 'innerHTML outerHTML insertAdjacentHTML setHTMLUnsafe'],
    [ShadowRoot.prototype, 'innerHTML setHTMLUnsafe'],
    [Range.prototype, 'createContextualFragment'],
    [Document.prototype, 'write writeln'],
  ] as const) {
    for (const name of names.split(' ')) patch(target, name, html);
  }

  // The same for a style that is laid out in the task that sets it. In Chromium the properties are on no prototype.
  patch(Element.prototype, 'setAttribute', (args, go) => {
    if (/^style$/i.test(args[0])) args[1] = now(String(args[1]));
    return go();
  });
  const properties = (self as { CSSStyleProperties?: { prototype: object } }).CSSStyleProperties?.prototype;
  for (const [target, names] of [
    [CSSStyleDeclaration.prototype, ['setProperty', 'cssText']],
    [properties, Object.keys(properties ?? {}).filter((name) => /background|image|mask|cursor|content/i.test(name))],
  ] as const) {
    for (const name of names) {
      patch(target, name, (args, go) => {
        const last = args.length > 1 ? 1 : 0;
        if (typeof args[last] === 'string') args[last] = now(args[last]);
        return go();
      });
    }
  }

  /** Keeps a call whose URLs belong to somebody, also one that may run now: it is done again after each change of its text. */
  const keep = (before: string, after: string, again: () => void) => {
    if (busy || !fetches(before)) return;
    if (after === before && [...before.matchAll(URLS)].every(([, , url]) => denied('hosts', url!) === null)) return;
    let last = after;
    redo.push(() => {
      const next = now(before);
      if (next !== last) again();
      last = next;
    });
  };
  /** A call that is done again is not kept once more. */
  let busy = false;
  const quietly = (go: () => void) => {
    busy = true;
    try {
      go();
    } finally {
      busy = false;
    }
  };
  for (const target of [CSSStyleSheet.prototype, CSSGroupingRule.prototype]) {
    patch(target, 'insertRule', (args, go, self: CSSStyleSheet) => {
      const before = String(args[0]);
      args[0] = now(before);
      const index: number = go();
      let rule = self.cssRules[index];
      keep(before, args[0], () => {
        const at = [...self.cssRules].indexOf(rule!);
        if (at < 0) return;
        self.deleteRule(at);
        quietly(() => self.insertRule(before, at));
        rule = self.cssRules[at];
      });
      return index;
    });
  }
  for (const name of ['replace', 'replaceSync'] as const) {
    patch(CSSStyleSheet.prototype, name, (args, go, self: CSSStyleSheet) => {
      const before = String(args[0]);
      args[0] = now(before);
      keep(before, args[0], () => quietly(() => self.replaceSync(before)));
      return go();
    });
  }
  // The old form of `insertRule`, which takes it apart.
  patch(CSSStyleSheet.prototype, 'addRule', ([selector, style, index], go, self: CSSStyleSheet) => {
    if (!fetches(String(style))) return go();
    self.insertRule(`${selector}{${style}}`, index ?? self.cssRules.length);
    return -1;
  });
  // Typed values, and the keyframes of animations: an object or a list of them, whose values are texts or lists of texts.
  const typed = (value: unknown): unknown => {
    const before = String(value);
    const after = now(before);
    return after === before ? value : after;
  };
  for (const name of ['set', 'append']) {
    patch((self as { StylePropertyMap?: typeof StylePropertyMap }).StylePropertyMap?.prototype, name, (args, go) => {
      args.forEach((value, i) => {
        if (i) args[i] = typed(value);
      });
      return go();
    });
  }
  const frames = (value: unknown): unknown => {
    if (typeof value === 'string') return now(value);
    if (!value || typeof value !== 'object') return value;
    if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map(frames);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, frames(one)]));
  };
  for (const [target, name, at] of [
    [Element.prototype, 'animate', 0],
    [self.KeyframeEffect?.prototype, 'setKeyframes', 0],
    [self, 'KeyframeEffect', 1],
  ] as const) {
    patch(target, name, (args, go) => {
      if (args[at]) args[at] = frames(args[at]);
      return go();
    });
  }
  patch(self, 'FontFace', (args, go) => {
    if (typeof args[1] === 'string') args[1] = now(args[1]);
    return go();
  });
};

const STYLED = 'style,[style*="url("],[style*="-set("]';
