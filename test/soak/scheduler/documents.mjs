/** Random documents for the release scheduler: what the parser meets, and what happens to it then. */
import fc from 'fast-check';

export const NEEDS = ['a', 'b', 'a b'];
const KINDS = ['inline', 'classic', 'defer', 'async', 'module', 'module src', 'image'];
const script = fc.record({
  kind: fc.constantFrom('inline', 'classic', ...KINDS),
  needs: fc.constantFrom(...NEEDS),
  answer: fc.constantFrom('ok', 'ok', 'ok', 'slow', 'slow', 'fail', 'hang'),
});
const step = fc.record({
  wait: fc.constantFrom(-1, 0, 0, 5, 20, 60),
  act: fc.oneof(
    fc.record({ decide: fc.record({ a: fc.boolean(), b: fc.boolean() }, { requiredKeys: [] }) }),
    fc.record({ decide: fc.constant({ a: true, b: true }), twice: fc.boolean() }),
    fc.record({ insert: script }),
  ),
});
/** @typedef {{parsed: object[], steps: object[]}} Document */
export const documents = fc.record({
  parsed: fc.array(script, { maxLength: 9 }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
});

export const fetched = ({ kind }) => !['inline', 'module'].includes(kind);
/** All elements of a document in their order; those that a step inserts come last. */
export const elementsOf = ({ parsed, steps }) => [...parsed, ...steps.flatMap(({ act }) => act.insert ?? [])];

export const markup = (el, id, run, host) => {
  const { kind, needs, answer } = el;
  const url = `${host}/s?run=${run}&id=${id}&answer=${answer}&needs=${encodeURIComponent(needs)}`;
  const attributes = { 'data-assent': needs, ...(fetched(el) && { 'data-assent-src': url }) };
  if (kind === 'image') return { tag: 'img', attributes, text: '' };
  Object.assign(attributes, { type: 'text/plain', ...(kind.startsWith('module') && { 'data-assent-type': 'module' }) });
  if (kind === 'defer' || kind === 'async') attributes[kind] = '';
  return { tag: 'script', attributes, text: fetched(el) ? '' : code(id, needs) };
};
export const code = (id, needs) => `ran.push([${id}, assent.allows('${needs}')]);`;
export const html = ({ tag, attributes, text }) =>
  `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;')}"`)
    .join('')}>${tag === 'img' ? '' : `${text}</${tag}>`}`;
