import { html, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** What the parser must remember of an element: enough to tokenize as the standard says, and no tree. */
interface Open {
  name: string;
  ns: html.NS;
  attrs: { name: string; value: string }[];
}
type Map = TreeAdapterTypeMap<Open, Open, Open, Open, Open, Open, Open, Open, Open, Open>;

const NONE: Open = { name: '', ns: html.NS.HTML, attrs: [] };
const nothing = () => {};
const empty = () => '';
const never = (_: unknown): _ is never => false;

/**
 * A tree that is never built. parse5 needs one to know, as browsers do, where a `<` begins a tag and where it is text
 * (`<title>` is text in HTML and an element in SVG, `<select>` drops tags, ...); a page of any length takes no memory.
 */
export const noTree = (): TreeAdapter<Map> => {
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  const none = () => NONE;
  return {
    createDocument: none,
    createDocumentFragment: none,
    createCommentNode: none,
    createTextNode: none,
    createElement: (name, ns, attrs) => ({ name, ns, attrs }),
    getTagName: ({ name }) => name,
    getNamespaceURI: ({ ns }) => ns,
    getAttrList: ({ attrs }) => attrs,
    getDocumentMode: () => mode,
    setDocumentMode(_, to) {
      mode = to;
    },
    getFirstChild: () => null,
    getParentNode: () => null,
    getChildNodes: () => [],
    getTemplateContent: none,
    getNodeSourceCodeLocation: () => null,
    getCommentNodeContent: empty,
    getTextNodeContent: empty,
    getDocumentTypeNodeName: empty,
    getDocumentTypeNodePublicId: empty,
    getDocumentTypeNodeSystemId: empty,
    isElementNode: (node): node is Open => node !== NONE,
    isCommentNode: never,
    isTextNode: never,
    isDocumentTypeNode: never,
    adoptAttributes: nothing,
    appendChild: nothing,
    insertBefore: nothing,
    insertText: nothing,
    insertTextBefore: nothing,
    detachNode: nothing,
    setDocumentType: nothing,
    setTemplateContent: nothing,
    setNodeSourceCodeLocation: nothing,
    updateNodeSourceCodeLocation: nothing,
  };
};
export type NoTree = Map;
