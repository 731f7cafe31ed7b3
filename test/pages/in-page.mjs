/** Functions that run in the page: self-contained, for they are sent as text. */

/**
 * Where to click an element, or why that can't be done yet.
 * @param {string[]} path selectors, each in the open shadow root of the element before
 * @returns {{x: number, y: number} | {why: string}} CSS pixels of the viewport
 */
export function readyToClick(path) {
  let element;
  for (const [index, selector] of path.entries()) {
    const root = index === 0 ? document : element.shadowRoot;
    if (!root) return { why: `${path[index - 1]} has no open shadow root` };
    element = root.querySelector(selector);
    if (!element) return { why: `there is no ${selector}` };
  }
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return { why: 'it has no size' };
  const x = Math.round(left + width / 2);
  const y = Math.round(top + height / 2);
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const deeper = hit.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  const parent = (node) => node.assignedSlot ?? node.parentNode ?? node.host;
  for (let node = hit; node; node = parent(node)) if (node === element) return { x, y };
  return { why: hit ? `it is covered by ${hit.outerHTML.slice(0, 120)}` : `its middle (${x}, ${y}) is not in view` };
}

/** Names of all that the page's origin stores: `cookie a`, `local b`, `session c`, `database d`, `cache e`. */
export const namesIn = async () => [
  ...document.cookie
    .split('; ')
    .filter(Boolean)
    .map((pair) => `cookie ${pair.split('=')[0]}`),
  ...Object.keys(localStorage).map((name) => `local ${name}`),
  ...Object.keys(sessionStorage).map((name) => `session ${name}`),
  ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
  ...(await caches.keys()).map((name) => `cache ${name}`),
];
