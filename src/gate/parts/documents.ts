import type { Gate } from '../part.js';
import { patchGetter } from './getter.js';
import { readHtml } from './written.js';

/**
 * Documents that nobody sees, from which nodes are taken into the page: what `DOMParser`, `Document.parseHTMLUnsafe` and
 * XMLHttpRequest give, what `setHTML` makes, and the content of a `<template>`. What is matched in them is held before it
 * can fetch. Besides, HTML text that only a parser understands.
 */
export default (gate: Gate): void => {
  const { patch, watchers } = gate;
  readHtml(gate);
  let known = new WeakSet<object>();
  // A template is used again and again: what was free when it was looked at first may be denied by now.
  gate.subscribe(() => {
    known = new WeakSet();
  });
  const hold = <T>(given: T): T => {
    const tree = given as ParentNode | null;
    if (!tree?.querySelectorAll || known.has(tree)) return given;
    known.add(tree);
    // The watchers that hold, elements and styles; the one that releases waits until they are in the page.
    for (const { selector, meet } of watchers)
      if (/^style|img\[src\]/.test(selector)) tree.querySelectorAll(selector).forEach(meet);
    return given;
  };
  patch(DOMParser.prototype, 'parseFromString', (_, go) => hold(go()));
  patch(Document, 'parseHTMLUnsafe', (_, go) => hold(go()));
  patchGetter(gate, HTMLTemplateElement.prototype, 'content', hold);
  for (const name of ['response', 'responseXML'])
    patchGetter(gate, XMLHttpRequest.prototype, name, (value) => (value instanceof Document ? hold(value) : value));

  for (const { prototype } of [Element, ShadowRoot]) {
    patch(prototype, 'setHTML', (args, go, self: Element | ShadowRoot) => {
      const { ownerDocument: page } = self;
      if (!page.defaultView) return go();
      const inert = page.implementation.createHTMLDocument('');
      const like = inert.createElement('localName' in self ? self.localName : 'div') as unknown as Element & {
        setHTML(...args: unknown[]): void;
      };
      like.setHTML(...args);
      self.replaceChildren(...hold(like).childNodes);
    });
  }
};
