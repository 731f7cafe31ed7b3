/** Finds habits that the project does without, by tokens: texts and comments don't count. */
import { tokens } from './tokens.mjs';

const RUNNERS = new Set(['test', 'it', 'describe', 'suite', 'context', 'specify', 'before', 'after', 't', 'this']);
const INACTIVE = new Set(['only', 'skip', 'todo']);
const ALIASES = new Set(['xit', 'xtest', 'xdescribe', 'xcontext', 'fit', 'fdescribe', 'xspecify']);

/** Is the word at `index` a key of an options object given to a runner: `test('name', { skip: true }`? */
function isOption(all, index) {
  if (all[index + 1]?.text !== ':') return false;
  const open = all.slice(0, index).findLastIndex(({ text }) => text === '{');
  const [runner, paren, name, comma] = all.slice(Math.max(0, open - 4), open);
  return (
    comma?.text === ',' &&
    ['string', 'template'].includes(name?.type) &&
    paren?.text === '(' &&
    RUNNERS.has(runner?.text)
  );
}

/**
 * Tests that are skipped, singled out or only announced.
 * @param {string} source
 * @returns {string[]} `line what`
 */
export function inactiveTests(source) {
  const all = tokens(source);
  const found = [];
  for (const [index, { type, text, line }] of all.entries()) {
    if (type !== 'word') continue;
    const called = all[index - 1]?.text === '.' && RUNNERS.has(all[index - 2]?.text) && all[index - 3]?.text !== '.';
    const alias = ALIASES.has(text) && all[index + 1]?.text === '(' && all[index - 1]?.text !== '.';
    if ((INACTIVE.has(text) && (called || isOption(all, index))) || alias) found.push(`${line} ${text}`);
  }
  return found;
}

/** The index of the bracket that closes the one at `open`. */
function closing(all, open) {
  let depth = 0;
  for (let index = open; index < all.length; index += 1) {
    if (all[index].type !== 'mark') continue;
    if ('([{'.includes(all[index].text)) depth += 1;
    if (')]}'.includes(all[index].text)) depth -= 1;
    if (depth === 0) return index;
  }
  return all.length;
}

/**
 * Errors that are caught and dropped: an empty `catch` block (comments don't fill it), `.catch(() => {})`.
 * @param {string} source
 * @returns {string[]} `line what`
 */
export function swallowed(source) {
  const all = tokens(source);
  const found = [];
  for (const [index, { text, line }] of all.entries()) {
    if (text !== 'catch') continue;
    if (all[index - 1]?.text === '.') {
      const handler = all.slice(index + 2, closing(all, index + 1)).map((token) => token.text);
      if (/^(?!.*{.+}).*(?:>|\)){}$/.test(handler.join(''))) found.push(`${line} .catch(${handler.join('')})`);
    } else {
      const block = all[index + 1]?.text === '(' ? closing(all, index + 1) + 1 : index + 1;
      if (all[block]?.text === '{' && all[block + 1]?.text === '}') found.push(`${line} empty catch`);
    }
  }
  return found;
}

/**
 * The README's examples that say they are run: a fence with `run=<name>` (```` ```js run=app ````), whose test is
 * `test/readme/<name>.test.*`.
 * @param {string} markdown
 * @returns {{name: string, language: string, code: string}[]}
 */
export function readmeExamples(markdown) {
  const fences = markdown.matchAll(/^```(\w+)[^\n]*?\brun=([\w-]+)[^\n]*\n([\s\S]*?)^```/gm);
  return [...fences].map(([, language, name, code]) => ({ name, language, code }));
}
