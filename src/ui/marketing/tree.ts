/** A piece of a page as data: one description makes the nodes in a browser and the HTML on a server. */
export type Tree = string | { tag: string; attributes: Record<string, string>; children: Tree[] };

/**
 * One element.
 *
 * @param attributes true is an attribute without a value; undefined and false are left out
 * @param children what is falsy is left out
 */
export const h = (
  tag: string,
  attributes: Record<string, string | boolean | undefined>,
  ...children: (Tree | Tree[] | false | undefined | '')[]
): Tree => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined || value === false ? [] : [[name, value === true ? '' : value]],
    ),
  ),
  children: children.flatMap((child) => child || []),
});
