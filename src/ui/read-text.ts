const read = (node: Node): string =>
  node instanceof Text
    ? node.data
    : [...((node as Partial<HTMLSlotElement>).assignedNodes?.({ flatten: true }) ?? node.childNodes)]
        .map(read)
        .join(' ');

/**
 * The text under `node` in reading order: what goes with a decision as "the text shown". Slots count with what is slotted.
 * Folded details count too, so that one policy, language and signal give one text, whatever the visitor had unfolded.
 */
export const readText = (node: Node): string => read(node).replace(/\s+/g, ' ').trim();
