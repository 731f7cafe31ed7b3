import { type Node, parseTree } from 'jsonc-parser';

/** A place in a text: lines and columns count from 1, columns in UTF-16 units. */
export interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

/**
 * Where values stand in the text of a JSON document.
 *
 * @returns a function from a JSON Pointer to the region of its value; of a member that is missing, the region of the
 *   nearest value above it. A list or an object is told by its first character.
 */
export function locator(text: string): (pointer: string) => Region {
  const root = parseTree(text);
  const lineStarts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), (end) => end.index + end[0].length)];
  const position = (offset: number) => {
    const line = lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - lineStarts[line]! + 1 };
  };
  return (pointer) => {
    const { offset, length } = root ? nearestNode(root, pointer) : { offset: 0, length: 0 };
    const [start, end] = [position(offset), position(offset + length)];
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  };
}

function nearestNode(root: Node, pointer: string): { offset: number; length: number } {
  let node = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const member =
      node.type === 'array'
        ? node.children?.[Number(name)]
        : node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
    if (!member) break;
    node = member;
  }
  const { offset, length, type } = node;
  return { offset, length: type === 'array' || type === 'object' ? 1 : length };
}
