import type { Surface } from '../../policy/surface.js';
import { hindrance, unequal } from './compare.js';

type Root = Document | ShadowRoot;

/**
 * This document and the open shadow roots in it, whoever's they are. Left out are embeds: each asks for itself alone, beside
 * what it shows, and waits without an answer.
 */
function* roots(root: Root = document): Generator<Root> {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll(':not(assent-embed)')) if (shadowRoot) yield* roots(shadowRoot);
}

const buttonIn = (root: Root, role: string) =>
  [...root.querySelectorAll<HTMLElement>(`[data-assent-role="${role}"]`)].find((b) => b.checkVisibility());

const answersIn = (root: Root) => [buttonIn(root, 'reject'), buttonIn(root, 'accept')];

/**
 * Looks at every place on the page where consent can be given: our elements, and whatever else has their roles
 * (`data-assent-role="accept"`). It changes nothing.
 *
 * @param allows may this purpose or service run now? A switch that is on for one that may not was ticked by nobody
 */
export function surfaces(allows: (id: string) => boolean): Surface[] {
  return [...roots()].flatMap((root) => {
    const [refuse, accept] = answersIn(root);
    // A visitor may be quicker than a look at the page; what goes along with their switch is on by them too.
    const byVisitor = root.querySelector('input[data-assent-moved]:checked');
    const ticked = [...root.querySelectorAll<HTMLInputElement>('input[data-assent-purpose]:checked')]
      .map((box) => box.dataset.assentPurpose!)
      .filter((id) => !byVisitor && !allows(id));
    if (!accept && !ticked.length) return [];
    const differs = refuse && accept ? unequal(refuse, accept) : [];
    if (accept && !refuse) differs.push('clicks: accept stands alone, refusing takes more of them');
    const hindered = Object.entries({ refuse, accept }).flatMap(([name, button]) => {
      const why = button && hindrance(button);
      return why ? [`${name} ${why}`] : [];
    });
    return [{ name: root instanceof ShadowRoot ? root.host.localName : 'page', differs, hindered, ticked }];
  });
}

/** Do all answers look as they do when nobody points at them? A look under the pointer, or on its way back, says nothing of a theme. */
export const atRest = (): boolean =>
  [...roots()]
    .flatMap(answersIn)
    .every((b) => !b?.matches(':hover, :active') && !b?.getAnimations().some((one) => one instanceof CSSTransition));

/** The middle of the first button of that role that can be seen, in pixels of the viewport. */
export function middle(role: string): { x: number; y: number } | undefined {
  for (const root of roots()) {
    const box = buttonIn(root, role)?.getBoundingClientRect();
    if (box) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }
  return undefined;
}
