import { FIX } from '../../policy/surface.js';
import { atRest, surfaces } from './surfaces.js';

/** What has been said, once a page each. */
const said = new Set<string>();

/**
 * Tells the owner, on the console, when a theme sets refuse and accept apart: now, and each time the colour scheme or the
 * window changes. Loaded where owners are at work (`owners.ts`), never for visitors.
 *
 * @param allows may this purpose or service run now?
 */
export function watch(allows: (id: string) => boolean): void {
  review(allows);
  if (watching) return;
  watching = true;
  const again = () => requestAnimationFrame(() => review(allows));
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', again);
  addEventListener('resize', again);
}
let watching = false;

let waiting: ReturnType<typeof setTimeout> | undefined;

function review(allows: (id: string) => boolean): void {
  clearTimeout(waiting);
  if (!atRest()) {
    waiting = setTimeout(review, 500, allows);
    return;
  }
  for (const { name, differs, ticked } of surfaces(allows)) {
    const wrong = [...differs, ...(ticked.length ? [`ticked before a choice: ${ticked.join(', ')}`] : [])];
    const message = `[assent] <${name}> favours an answer. ${wrong.join('; ')}. ${FIX}`;
    // One a surface: a window that is being dragged would say the same with other figures.
    if (!wrong.length || said.has(name)) continue;
    said.add(name);
    console.warn(message);
  }
}
