import type { Tool } from '../../policy/markup.js';
import type { Gate } from '../part.js';

/**
 * Where each tool names what an element waits for, and under which prefixes it keeps the sources. Read from their
 * documentation: cookieconsent.orestbida.com, klaro.org, support.cookiebot.com, docs.usercentrics.com, onetrust.com.
 */
const TOOLS: Record<Tool, { selector: string; names: (el: Element) => string[]; prefixes: string[] }> = {
  // "!name" runs after a refusal there; it stays inert here.
  'vanilla-cookieconsent': {
    selector: 'script[type="text/plain"][data-category]',
    names: (el) => [el.getAttribute('data-category')!, el.getAttribute('data-service') ?? ''],
    prefixes: ['data-'],
  },
  klaro: { selector: '[data-name]', names: (el) => [el.getAttribute('data-name')!], prefixes: ['data-'] },
  cookiebot: {
    selector: '[data-cookieconsent]',
    names: (el) => el.getAttribute('data-cookieconsent')!.split(','),
    prefixes: ['data-cookieblock-', 'data-'],
  },
  usercentrics: {
    selector: '[data-usercentrics]',
    names: (el) => [el.getAttribute('data-usercentrics')!],
    prefixes: ['uc-', 'data-'],
  },
  onetrust: {
    selector: '[class*="optanon-category-"]',
    names: (el) => /optanon-category-(\S+)/.exec(el.className)![1]!.split('-'),
    prefixes: ['data-'],
  },
};
const SOURCES = ['src', 'srcset', 'href', 'poster', 'data'];
const PREFIX = 'data-assent';

/**
 * Other tools' markup, where the policy lists it: turns their elements into marked ones as they are met. One that names
 * what the policy does not know stays as it was, inert, and the console says so once.
 */
export default (gate: Gate): void => {
  const { markup = [], purposes, services = [] } = gate.rules;
  const known = new Set([...purposes, ...services].map(({ id }) => id));
  const told = new Set<string>();
  const maps: Partial<Record<Tool, Record<string, string>>> = Array.isArray(markup)
    ? Object.fromEntries(markup.map((tool) => [tool, {}]))
    : markup;

  for (const [tool, map] of Object.entries(maps) as [Tool, Record<string, string>][]) {
    const { selector, names, prefixes } = TOOLS[tool];
    const turn = (el: Element) => {
      const inert = el.localName === 'script' && el.getAttribute('type') === 'text/plain';
      const sources = SOURCES.flatMap((name) => {
        const from = prefixes.map((prefix) => prefix + name).find((attribute) => el.hasAttribute(attribute));
        return from ? [[name, from] as const] : [];
      });
      // What runs or shows already is not theirs to hold, nor ours by their markup.
      if (!inert && !sources.length) return;
      const ids = names(el)
        .map((name) => name.trim())
        .filter(Boolean)
        .flatMap((name) => (Object.hasOwn(map, name) ? map[name]!.split(/\s+/) : name));
      const strange = ids.find((id) => !known.has(id));
      if (strange !== undefined || !ids.length) {
        if (!told.has(`${strange}`))
          console.warn(`[assent] ${tool} markup: "${strange ?? ''}" is no id of the policy, held. Fix: markup.${tool}`);
        told.add(`${strange}`);
        return;
      }
      // A plain source beside text/plain fetches nothing; the matched tier may have taken it already.
      if (inert && !sources.length && el.hasAttribute('src')) sources.push(['src', 'src']);
      for (const [name, from] of sources) {
        el.setAttribute(`${PREFIX}-${name}`, el.getAttribute(from)!);
        el.removeAttribute(from);
      }
      const type = el.getAttribute('data-type');
      if (type) el.setAttribute(`${PREFIX}-type`, type);
      else if (el.getAttribute(`${PREFIX}-type`) === 'text/plain') el.removeAttribute(`${PREFIX}-type`);
      if (!inert && el.getAttribute('type') === 'text/plain') el.removeAttribute('type');
      // Strict mode holds what nobody named; here it is named.
      const held =
        el
          .getAttribute(PREFIX)
          ?.split(/\s+/)
          .filter((id) => id !== 'unknown') ?? [];
      el.setAttribute(PREFIX, [...new Set([...held, ...ids])].join(' '));
    };
    gate.observe(selector, turn, () => {});
  }
};
