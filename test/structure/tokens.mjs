/** Splits TypeScript into tokens: enough to read imports and simple shapes without being fooled by texts or comments. */

const REGEX_MAY_FOLLOW = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'else',
  'await',
]);
const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\d[\w.]*/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

const at = (pattern, source, index) => {
  pattern.lastIndex = index;
  return pattern.exec(source)?.[0];
};

/** The end of a quoted string that begins at `start`. */
function endOfString(source, start) {
  let index = start + 1;
  while (index < source.length && source[index] !== source[start]) index += source[index] === '\\' ? 2 : 1;
  return index + 1;
}

const regexMayFollow = (last) => {
  if (!last || last.type === 'template') return !last;
  if (last.type === 'word') return REGEX_MAY_FOLLOW.has(last.text);
  return last.type === 'mark' && !')]}'.includes(last.text);
};

/**
 * @param {string} source
 * @returns {{type: 'word'|'string'|'number'|'regex'|'template'|'mark', text: string, line: number,
 *   at: number}[]} strings without their quotes; a template's own text is left out (its expressions are tokens); marks
 *   are single characters; `at` is where the token begins in the source
 */
export function tokens(source) {
  const found = [];
  // For each template that is open: how many braces are open inside of its expression.
  const templates = [];
  let index = 0;
  let line = 1;
  const add = (type, text, length) => {
    found.push({ type, text, line, at: index });
    line += source.slice(index, index + length).split('\n').length - 1;
    index += length;
  };
  const template = (start) => {
    let end = start;
    while (end < source.length && source[end] !== '`' && source.slice(end, end + 2) !== '${') {
      end += source[end] === '\\' ? 2 : 1;
    }
    const opens = source[end] === '$';
    if (opens) templates.push(0);
    add('template', '', end + (opens ? 2 : 1) - index);
  };
  while (index < source.length) {
    const char = source[index];
    const space = at(SPACE, source, index);
    const regex = char === '/' && regexMayFollow(found.at(-1)) && at(REGEX, source, index);
    if (space) {
      line += space.split('\n').length - 1;
      index += space.length;
    } else if (char === '"' || char === "'") {
      const end = endOfString(source, index);
      add('string', source.slice(index + 1, end - 1), end - index);
    } else if (char === '`') {
      template(index + 1);
    } else if (char === '}' && templates.at(-1) === 0) {
      templates.pop();
      template(index + 1);
    } else if (regex) {
      add('regex', regex, regex.length);
    } else {
      const word = at(WORD, source, index);
      const number = word ? undefined : at(NUMBER, source, index);
      if (templates.length > 0 && char === '{') templates[templates.length - 1] += 1;
      if (templates.length > 0 && char === '}') templates[templates.length - 1] -= 1;
      const text = word ?? number ?? char;
      add(word ? 'word' : number ? 'number' : 'mark', text, text.length);
    }
  }
  return found;
}

/**
 * The modules that a source names.
 * @param {string} source
 * @returns {{from: string, line: number, kind: 'value'|'type'|'dynamic'}[]} `type` is erased at compile time
 */
export function importsOf(source) {
  const all = tokens(source);
  const found = [];
  for (const [index, token] of all.entries()) {
    if (token.type !== 'word' || !['import', 'export', 'require'].includes(token.text)) continue;
    if (all[index - 1]?.text === '.' || all[index + 1]?.text === ':') continue;
    const call = all[index + 1]?.text === '(' && all[index + 2]?.type === 'string';
    if (call) {
      // `import('./x')` is code, `import('./x').Name` a type; which of both is only seen from around it.
      found.push({ from: all[index + 2].text, line: token.line, kind: token.text === 'require' ? 'value' : 'dynamic' });
    } else if (token.text !== 'require') {
      const named = clause(all, index + 1, token.text);
      if (named) found.push({ ...named, line: token.line });
    }
  }
  return found;
}

/** The rest of `import ... from 'x'`, `import 'x'` or `export ... from 'x'`; nothing for other exports. */
function clause(all, start, keyword) {
  if (keyword === 'import' && all[start]?.type === 'string') return { from: all[start].text, kind: 'value' };
  const isType = all[start]?.text === 'type' && all[start + 1]?.text !== 'from' && all[start + 1]?.text !== '=';
  let index = start + (isType ? 1 : 0);
  const allowed = new Set(['{', '}', ',', '*']);
  while (index < all.length && all[index].text !== 'from') {
    const { type, text } = all[index];
    if (type !== 'word' && type !== 'string' && !allowed.has(text)) return undefined;
    if (keyword === 'export' && type === 'word' && index === start + (isType ? 1 : 0)) return undefined;
    index += 1;
  }
  const from = all[index + 1];
  return from?.type === 'string' ? { from: from.text, kind: isType ? 'type' : 'value' } : undefined;
}
